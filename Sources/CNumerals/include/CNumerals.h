#pragma once
#include <stdint.h>
#include <stdio.h>

// Constant tables live in C so that they are read-only data in every build: a Swift global array
// would be a heap object behind a once-check.

extern const uint64_t tapedeck_powers_of_ten[667][2];
extern const char tapedeck_digit_pairs[201];

static inline uint64_t tapedeck_power_high(int32_t k) { return tapedeck_powers_of_ten[k + 342][0]; }
static inline uint64_t tapedeck_power_low(int32_t k) { return tapedeck_powers_of_ten[k + 342][1]; }
// 10^k for 0 ... 8.
static inline uint64_t tapedeck_whole_power(int32_t k) {
  static const uint64_t powers[9] = {1,      10,      100,      1000,     10000,
                                     100000, 1000000, 10000000, 100000000};
  return powers[k];
}
// 10^k for 0 ... 22, where it is exact.
static inline double tapedeck_exact_power(int32_t k) {
  static const double powers[23] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                    1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  return powers[k];
}
static inline const char *_Nonnull tapedeck_digit_pair_table(void) { return tapedeck_digit_pairs; }

// Formats with a fixed count of digits. The C library rounds correctly at any precision, and the
// process never leaves the "C" locale. The result is the length that the whole text needs.
static inline int tapedeck_format(
    char *_Nullable buffer, size_t capacity, char conversion, int alternate, int precision,
    double value) {
  switch (conversion) {
  case 'e':
    return alternate ? snprintf(buffer, capacity, "%#.*e", precision, value)
                     : snprintf(buffer, capacity, "%.*e", precision, value);
  case 'g':
    return alternate ? snprintf(buffer, capacity, "%#.*g", precision, value)
                     : snprintf(buffer, capacity, "%.*g", precision, value);
  default:
    return alternate ? snprintf(buffer, capacity, "%#.*f", precision, value)
                     : snprintf(buffer, capacity, "%.*f", precision, value);
  }
}
