#pragma once
#include <stdbool.h>

/// Whether this processor runs the AVX2 and FMA build of the kernels.
bool tapedeck_supports_avx2(void);
