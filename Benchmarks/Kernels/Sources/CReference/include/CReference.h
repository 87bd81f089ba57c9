#pragma once
#include <stddef.h>
#include <stdint.h>

/// The other libraries' functions over buffers; counts are multiples of 8.
typedef void (*reference_double)(const double *x, double *y, size_t count);
typedef void (*reference_float)(const float *x, float *y, size_t count);

/// One function in three libraries; NULL where a library lacks it.
typedef struct {
  const char *name;
  reference_double sleef64, mvec64, libm64;
  reference_float sleef32, mvec32, libm32;
} reference_function;

/// All of them; the last one's name is NULL.
const reference_function *reference_table(void);

/// The greatest error found and the bit pattern of its argument.
typedef struct {
  double error;
  uint32_t argument;
} reference_worst;

/// Compares floats with doubles of the exact results (to a few units of their own), in units in the
/// last place of a float. Wrong signs, NaNs and infinities count as an infinite error.
void reference_compare(const float *x, const float *y, const double *exact, size_t count,
                       reference_worst *worst);

/// The arguments first, first + 1, … as bit patterns, and the same widened.
void reference_patterns(uint32_t first, float *x, double *wide, size_t count);
