#include "CMeasure.h"

#include <stdatomic.h>
#include <stddef.h>

static atomic_bool is_counting;
static atomic_llong calls_so_far, bytes_so_far;

void cmeasure_start_counting(void) {
  atomic_store(&calls_so_far, 0);
  atomic_store(&bytes_so_far, 0);
  atomic_store(&is_counting, true);
}

void cmeasure_stop_counting(int64_t *calls, int64_t *bytes) {
  atomic_store(&is_counting, false);
  *calls = atomic_load(&calls_so_far);
  *bytes = atomic_load(&bytes_so_far);
}

#ifdef __linux__

// A program linked with --wrap=malloc etc. calls these functions instead of the real ones. Other programs do not call them,
// and do not define the weak symbols of the real ones.
#define WEAK __attribute__((weak))
WEAK void *__real_malloc(size_t size);
WEAK void *__real_calloc(size_t count, size_t size);
WEAK void *__real_realloc(void *block, size_t size);
WEAK void *__real_aligned_alloc(size_t alignment, size_t size);
WEAK int __real_posix_memalign(void **block, size_t alignment, size_t size);

static void count(size_t size) {
  if (!atomic_load_explicit(&is_counting, memory_order_relaxed)) return;
  atomic_fetch_add_explicit(&calls_so_far, 1, memory_order_relaxed);
  atomic_fetch_add_explicit(&bytes_so_far, (long long)size, memory_order_relaxed);
}

void *__wrap_malloc(size_t size) {
  count(size);
  return __real_malloc(size);
}

void *__wrap_calloc(size_t number, size_t size) {
  count(number * size);
  return __real_calloc(number, size);
}

void *__wrap_realloc(void *block, size_t size) {
  count(size);
  return __real_realloc(block, size);
}

void *__wrap_aligned_alloc(size_t alignment, size_t size) {
  count(size);
  return __real_aligned_alloc(alignment, size);
}

int __wrap_posix_memalign(void **block, size_t alignment, size_t size) {
  count(size);
  return __real_posix_memalign(block, alignment, size);
}

bool cmeasure_can_count(void) { return __real_malloc != NULL; }

#else

bool cmeasure_can_count(void) { return false; }

#endif
