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

static _Thread_local tapedeck_stop_check stop_check;
static _Thread_local const void *stop_context;

void tapedeck_set_stop(tapedeck_stop_check check, const void *context) {
  stop_check = check;
  stop_context = context;
}

bool tapedeck_should_stop(void) { return stop_check != NULL && stop_check(stop_context); }
