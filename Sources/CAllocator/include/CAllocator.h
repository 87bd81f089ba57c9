// Settings of the C library's allocator, which Swift's Glibc module does not show.

#ifndef TAPEDECK_ALLOCATOR_H
#define TAPEDECK_ALLOCATOR_H

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

/// Keeps freed blocks of up to `block` bytes for the next use, and up to `total` bytes of them; does
/// nothing where the allocator is another.
static inline void tapedeck_keep_blocks(int block, int total) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, block);
  mallopt(M_TRIM_THRESHOLD, total);
#else
  (void)block;
  (void)total;
#endif
}

#endif
