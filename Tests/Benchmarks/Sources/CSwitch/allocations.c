#include "CSwitch.h"

// Counts what the whole program allocates, by standing in front of the C library's allocator.
static uint64_t count = 0;

uint64_t allocation_count(void) { return count; }

#ifdef __GLIBC__
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

void *malloc(size_t size) {
  count++;
  return __libc_malloc(size);
}
void *calloc(size_t items, size_t size) {
  count++;
  return __libc_calloc(items, size);
}
void *realloc(void *memory, size_t size) {
  count++;
  return __libc_realloc(memory, size);
}
void *aligned_alloc(size_t alignment, size_t size) {
  count++;
  return __libc_memalign(alignment, size);
}
int posix_memalign(void **memory, size_t alignment, size_t size) {
  count++;
  *memory = __libc_memalign(alignment, size);
  return *memory ? 0 : 12;
}
#endif
