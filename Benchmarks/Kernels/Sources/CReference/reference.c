#include "CReference.h"

#include <immintrin.h>
#include <math.h>
#include <sleef.h>
#include <string.h>

#define LOOPS(NAME, SLEEF64, SLEEF32)                                                   \
  static void sleef64_##NAME(const double *x, double *y, size_t n) {                    \
    for (size_t i = 0; i < n; i += 4)                                                   \
      _mm256_storeu_pd(y + i, SLEEF64(_mm256_loadu_pd(x + i)));                         \
  }                                                                                     \
  static void sleef32_##NAME(const float *x, float *y, size_t n) {                      \
    for (size_t i = 0; i < n; i += 8)                                                   \
      _mm256_storeu_ps(y + i, SLEEF32(_mm256_loadu_ps(x + i)));                         \
  }                                                                                     \
  static void libm64_##NAME(const double *x, double *y, size_t n) {                     \
    for (size_t i = 0; i < n; i++) y[i] = NAME(x[i]);                                   \
  }                                                                                     \
  static void libm32_##NAME(const float *x, float *y, size_t n) {                       \
    for (size_t i = 0; i < n; i++) y[i] = NAME##f(x[i]);                                \
  }

#define MVEC(NAME)                                                                      \
  extern __m256d _ZGVdN4v_##NAME(__m256d);                                              \
  extern __m256 _ZGVdN8v_##NAME##f(__m256);                                             \
  static void mvec64_##NAME(const double *x, double *y, size_t n) {                     \
    for (size_t i = 0; i < n; i += 4)                                                   \
      _mm256_storeu_pd(y + i, _ZGVdN4v_##NAME(_mm256_loadu_pd(x + i)));                 \
  }                                                                                     \
  static void mvec32_##NAME(const float *x, float *y, size_t n) {                       \
    for (size_t i = 0; i < n; i += 8)                                                   \
      _mm256_storeu_ps(y + i, _ZGVdN8v_##NAME##f(_mm256_loadu_ps(x + i)));              \
  }

#define BOTH(NAME, U) LOOPS(NAME, Sleef_##NAME##d4_##U##avx2, Sleef_##NAME##f8_##U##avx2)

BOTH(exp, u10) BOTH(log, u10) BOTH(tanh, u10) BOTH(sin, u10) BOTH(erf, u10)
BOTH(expm1, u10) BOTH(log1p, u10) BOTH(cos, u10) BOTH(tan, u10) BOTH(asin, u10)
BOTH(acos, u10) BOTH(atan, u10) BOTH(sinh, u10) BOTH(cosh, u10) BOTH(asinh, u10)
BOTH(acosh, u10) BOTH(atanh, u10) BOTH(erfc, u15) BOTH(lgamma, u10)
BOTH(sqrt, u05)

MVEC(exp) MVEC(log) MVEC(tanh) MVEC(sin) MVEC(erf) MVEC(expm1) MVEC(log1p) MVEC(cos)
MVEC(tan) MVEC(asin) MVEC(acos) MVEC(atan) MVEC(sinh) MVEC(cosh) MVEC(asinh) MVEC(acosh)
MVEC(atanh) MVEC(erfc)

#define ENTRY(NAME)                                                                     \
  {#NAME,         sleef64_##NAME, mvec64_##NAME, libm64_##NAME,                         \
   sleef32_##NAME, mvec32_##NAME, libm32_##NAME}
#define ENTRY_WITHOUT_MVEC(NAME)                                                        \
  {#NAME, sleef64_##NAME, NULL, libm64_##NAME, sleef32_##NAME, NULL, libm32_##NAME}

static const reference_function functions[] = {
    ENTRY(exp),   ENTRY(log),   ENTRY(tanh),  ENTRY(sin),
    ENTRY(erf),   ENTRY(expm1), ENTRY(log1p), ENTRY(cos),
    ENTRY(tan),   ENTRY(asin),  ENTRY(acos),  ENTRY(atan),
    ENTRY(sinh),  ENTRY(cosh),  ENTRY(asinh), ENTRY(acosh),
    ENTRY(atanh), ENTRY(erfc),  ENTRY_WITHOUT_MVEC(lgamma), ENTRY_WITHOUT_MVEC(sqrt),
    {NULL}};

const reference_function *reference_table(void) { return functions; }

void reference_patterns(uint32_t first, float *x, double *wide, size_t count) {
  for (size_t i = 0; i < count; i++) {
    uint32_t bits = first + (uint32_t)i;
    memcpy(x + i, &bits, 4);
  }
  for (size_t i = 0; i < count; i++) wide[i] = x[i];
}

void reference_compare(const float *x, const float *y, const double *exact, size_t count,
                       reference_worst *worst) {
  // What rounds to an infinity.
  const double limit = 0x1.ffffffp127;
  for (size_t i = 0; i < count; i++) {
    double r = exact[i], value = y[i];
    uint64_t bits;
    memcpy(&bits, &r, 8);
    int64_t exponent = (int64_t)(bits >> 52 & 0x7ff);
    if (exponent < 1023 - 126) exponent = 1023 - 126;
    uint64_t inverse = (uint64_t)(1023 + 23 + 1023 - exponent) << 52;
    double scale;
    memcpy(&scale, &inverse, 8);
    double error = fabs(value - r) * scale;
    if (!(fabs(r) < limit) || !(fabs(value) < INFINITY))
      error = (isnan(r) && isnan(value)) || (!isnan(r) && fabs(r) >= limit && fabs(value) == INFINITY)
                  ? 0
                  : INFINITY;
    if (!isnan(r) && signbit(r) != signbit(value)) error = INFINITY;
    if (error > worst->error) {
      worst->error = error;
      memcpy(&worst->argument, x + i, 4);
    }
  }
}
