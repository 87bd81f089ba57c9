#pragma once
#include <stdbool.h>
#include <stdint.h>

/// Whether this processor runs the AVX2 and FMA build of the kernels.
bool tapedeck_supports_avx2(void);

/// Whether the environment says TAPEDECK_KERNELS=portable.
bool tapedeck_prefers_portable_kernels(void);

/// What a long kernel on this thread asks between its blocks: whether to give up, which leaves any numbers
/// as its result. NULL, as it is at first, is never.
typedef bool (*tapedeck_stop_check)(const void *context);
void tapedeck_set_stop(tapedeck_stop_check check, const void *context);
bool tapedeck_should_stop(void);

// Vector operations that Swift's SIMD types do lane by lane. They are inlined into the Swift module
// that calls them and compiled with its instruction set.

typedef double tapedeck_double4 __attribute__((ext_vector_type(4)));
typedef float tapedeck_float8 __attribute__((ext_vector_type(8)));
typedef float tapedeck_float4 __attribute__((ext_vector_type(4)));
typedef int64_t tapedeck_long4 __attribute__((ext_vector_type(4)));
typedef int32_t tapedeck_int8 __attribute__((ext_vector_type(8)));

typedef double tapedeck_double8 __attribute__((ext_vector_type(8)));
typedef int64_t tapedeck_long8 __attribute__((ext_vector_type(8)));

#define TAPEDECK_INLINE static inline __attribute__((always_inline))

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wpsabi"

TAPEDECK_INLINE tapedeck_double4 tapedeck_sqrt_double4(tapedeck_double4 x) {
  return __builtin_elementwise_sqrt(x);
}

TAPEDECK_INLINE tapedeck_float8 tapedeck_sqrt_float8(tapedeck_float8 x) {
  return __builtin_elementwise_sqrt(x);
}

TAPEDECK_INLINE tapedeck_double8 tapedeck_sqrt_double8(tapedeck_double8 x) {
  return __builtin_elementwise_sqrt(x);
}

// The language's own go through the elements, and are not always put together again.
TAPEDECK_INLINE tapedeck_double4 tapedeck_fma_double4(tapedeck_double4 x, tapedeck_double4 y,
                                                      tapedeck_double4 z) {
  return __builtin_elementwise_fma(x, y, z);
}

TAPEDECK_INLINE tapedeck_float8 tapedeck_fma_float8(tapedeck_float8 x, tapedeck_float8 y,
                                                    tapedeck_float8 z) {
  return __builtin_elementwise_fma(x, y, z);
}

TAPEDECK_INLINE tapedeck_double8 tapedeck_fma_double8(tapedeck_double8 x, tapedeck_double8 y,
                                                      tapedeck_double8 z) {
  return __builtin_elementwise_fma(x, y, z);
}

TAPEDECK_INLINE tapedeck_double8 tapedeck_negate_double8(tapedeck_double8 x) { return -x; }

TAPEDECK_INLINE tapedeck_double4 tapedeck_negate_double4(tapedeck_double4 x) { return -x; }

TAPEDECK_INLINE tapedeck_float8 tapedeck_negate_float8(tapedeck_float8 x) { return -x; }

TAPEDECK_INLINE bool tapedeck_any_long4(tapedeck_long4 mask) {
  return __builtin_reduce_or(mask) != 0;
}

TAPEDECK_INLINE bool tapedeck_any_long8(tapedeck_long8 mask) {
  return __builtin_reduce_or(mask) != 0;
}

TAPEDECK_INLINE bool tapedeck_any_int8(tapedeck_int8 mask) {
  return __builtin_reduce_or(mask) != 0;
}

TAPEDECK_INLINE tapedeck_double4 tapedeck_widen_low(tapedeck_float8 x) {
  return __builtin_convertvector(x.lo, tapedeck_double4);
}

TAPEDECK_INLINE tapedeck_double4 tapedeck_widen_high(tapedeck_float8 x) {
  return __builtin_convertvector(x.hi, tapedeck_double4);
}

TAPEDECK_INLINE tapedeck_float8 tapedeck_narrow(tapedeck_double4 low, tapedeck_double4 high) {
  tapedeck_float8 y;
  y.lo = __builtin_convertvector(low, tapedeck_float4);
  y.hi = __builtin_convertvector(high, tapedeck_float4);
  return y;
}

/// y[c · yRow + r] = x[r · xRow + c] for r and c below 8; rows are any number of elements apart.
TAPEDECK_INLINE void tapedeck_transpose_float8(const float *x, long xRow, float *y, long yRow) {
  typedef tapedeck_float8 __attribute__((aligned(4))) loose;
  tapedeck_float8 r[8], s[8];
  for (int i = 0; i < 8; i++) r[i] = *(const loose *)(x + i * xRow);
  for (int i = 0; i < 8; i += 2) {
    s[i] = __builtin_shufflevector(r[i], r[i + 1], 0, 8, 2, 10, 4, 12, 6, 14);
    s[i + 1] = __builtin_shufflevector(r[i], r[i + 1], 1, 9, 3, 11, 5, 13, 7, 15);
  }
  for (int i = 0; i < 8; i += 4)
    for (int j = i; j < i + 2; j++) {
      r[j] = __builtin_shufflevector(s[j], s[j + 2], 0, 1, 8, 9, 4, 5, 12, 13);
      r[j + 2] = __builtin_shufflevector(s[j], s[j + 2], 2, 3, 10, 11, 6, 7, 14, 15);
    }
  for (int i = 0; i < 4; i++) {
    *(loose *)(y + i * yRow) = __builtin_shufflevector(r[i], r[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
    *(loose *)(y + (i + 4) * yRow) =
        __builtin_shufflevector(r[i], r[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
  }
}

/// y[c · yRow + r] = x[r · xRow + c] for r and c below 4; rows are any number of elements apart.
TAPEDECK_INLINE void tapedeck_transpose_double4(const double *x, long xRow, double *y, long yRow) {
  typedef tapedeck_double4 __attribute__((aligned(8))) loose;
  tapedeck_double4 r[4], s[4];
  for (int i = 0; i < 4; i++) r[i] = *(const loose *)(x + i * xRow);
  for (int i = 0; i < 4; i += 2) {
    s[i] = __builtin_shufflevector(r[i], r[i + 1], 0, 4, 2, 6);
    s[i + 1] = __builtin_shufflevector(r[i], r[i + 1], 1, 5, 3, 7);
  }
  for (int i = 0; i < 2; i++) {
    *(loose *)(y + i * yRow) = __builtin_shufflevector(s[i], s[i + 2], 0, 1, 4, 5);
    *(loose *)(y + (i + 2) * yRow) = __builtin_shufflevector(s[i], s[i + 2], 2, 3, 6, 7);
  }
}

/// sum[r] + Σ x[r · xRow + c] · y[c] for c below 8, in their order, each step one fused multiply-add.
TAPEDECK_INLINE tapedeck_float8 tapedeck_dot_rows_float8(const float *x, long xRow, const float *y,
                                                         tapedeck_float8 sum) {
  typedef tapedeck_float8 __attribute__((aligned(4))) loose;
  tapedeck_float8 r[8], s[8];
  for (int i = 0; i < 8; i++) r[i] = *(const loose *)(x + i * xRow);
  for (int i = 0; i < 8; i += 2) {
    s[i] = __builtin_shufflevector(r[i], r[i + 1], 0, 8, 2, 10, 4, 12, 6, 14);
    s[i + 1] = __builtin_shufflevector(r[i], r[i + 1], 1, 9, 3, 11, 5, 13, 7, 15);
  }
  for (int i = 0; i < 8; i += 4)
    for (int j = i; j < i + 2; j++) {
      r[j] = __builtin_shufflevector(s[j], s[j + 2], 0, 1, 8, 9, 4, 5, 12, 13);
      r[j + 2] = __builtin_shufflevector(s[j], s[j + 2], 2, 3, 10, 11, 6, 7, 14, 15);
    }
  for (int i = 0; i < 4; i++)
    sum = __builtin_elementwise_fma(
        __builtin_shufflevector(r[i], r[i + 4], 0, 1, 2, 3, 8, 9, 10, 11), (tapedeck_float8)y[i],
        sum);
  for (int i = 0; i < 4; i++)
    sum = __builtin_elementwise_fma(
        __builtin_shufflevector(r[i], r[i + 4], 4, 5, 6, 7, 12, 13, 14, 15),
        (tapedeck_float8)y[i + 4], sum);
  return sum;
}

/// sum[r] + Σ x[r · xRow + c] · y[c] for c below 4, in their order, each step one fused multiply-add.
TAPEDECK_INLINE tapedeck_double4 tapedeck_dot_rows_double4(const double *x, long xRow,
                                                           const double *y, tapedeck_double4 sum) {
  typedef tapedeck_double4 __attribute__((aligned(8))) loose;
  tapedeck_double4 r[4], s[4];
  for (int i = 0; i < 4; i++) r[i] = *(const loose *)(x + i * xRow);
  for (int i = 0; i < 4; i += 2) {
    s[i] = __builtin_shufflevector(r[i], r[i + 1], 0, 4, 2, 6);
    s[i + 1] = __builtin_shufflevector(r[i], r[i + 1], 1, 5, 3, 7);
  }
  for (int i = 0; i < 2; i++)
    sum = __builtin_elementwise_fma(__builtin_shufflevector(s[i], s[i + 2], 0, 1, 4, 5),
                                    (tapedeck_double4)y[i], sum);
  for (int i = 0; i < 2; i++)
    sum = __builtin_elementwise_fma(__builtin_shufflevector(s[i], s[i + 2], 2, 3, 6, 7),
                                    (tapedeck_double4)y[i + 2], sum);
  return sum;
}

#pragma clang diagnostic pop
