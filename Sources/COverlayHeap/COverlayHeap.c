#define _GNU_SOURCE
#include "COverlayHeap.h"

// Defines the macro of the C library.
#include <stdlib.h>

#ifdef __GLIBC__

#include <limits.h>
#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

// This reserves address space only; unused pages cost no memory.
static const size_t heap_growth = (size_t)256 << 20;
static const uintptr_t large_page = (uintptr_t)2 << 20;

void cheap_prepare(void) {
  // One heap for all threads that never shrinks, so that pages are reused.
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_MMAP_THRESHOLD, INT_MAX);
  mallopt(M_TRIM_THRESHOLD, INT_MAX);
  mallopt(M_TOP_PAD, (int)heap_growth);
  // Larger than the free part of the heap, so that it grows now, if the system allows it.
  uintptr_t start = (uintptr_t)sbrk(0);
  void *volatile block = malloc((size_t)1 << 20);
  free(block);
  uintptr_t end = (uintptr_t)sbrk(0);
  mallopt(M_TOP_PAD, 1 << 20);
#ifdef MADV_HUGEPAGE
  start = (start + large_page - 1) & ~(large_page - 1);
  end &= ~(large_page - 1);
  if (start < end) (void)madvise((void *)start, end - start, MADV_HUGEPAGE);
#endif
}

#else

void cheap_prepare(void) {}

#endif
