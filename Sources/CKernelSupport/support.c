#include "CKernelSupport.h"

#include <stdlib.h>
#include <string.h>

bool tapedeck_supports_avx2(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
  return false;
#endif
}

bool tapedeck_prefers_portable_kernels(void) {
  const char *choice = getenv("TAPEDECK_KERNELS");
  return choice != NULL && strcmp(choice, "portable") == 0;
}
