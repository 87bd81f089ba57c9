#pragma once
#include <stdint.h>
#include <stdio.h>

// Constant tables live in C so that they are read-only data in every build: a Swift global array
// would be a heap object behind a once-check.

extern const uint64_t tapedeck_powers_of_ten[667][2];
extern const char tapedeck_digit_pairs[201];

static inline uint64_t tapedeck_power_high(int32_t k) { return tapedeck_powers_of_ten[k + 342][0]; }
static inline uint64_t tapedeck_power_low(int32_t k) { return tapedeck_powers_of_ten[k + 342][1]; }
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
