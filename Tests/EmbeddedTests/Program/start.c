// What there is besides Swift: where the processor starts, a way to write a line and to stop, and the functions on
// memory that a C compiler, and Swift's, expects everywhere. No heap. All of it is in a section of its own, so that
// its size is not taken for the machine's.
#include <stddef.h>
#include <stdint.h>

#if defined(__wasm__)
#define HOST
#else
#define HOST __attribute__((section(".host"), used))
#endif

// The system: Linux (qemu's user mode is one for the processors that this is not), or WASI.
#if defined(__wasm__)
struct text { const char *start; size_t length; };
__attribute__((import_module("wasi_snapshot_preview1"), import_name("fd_write")))
int fd_write(int file, const struct text *texts, size_t count, size_t *written);
static void put(const char *text, size_t length) {
  struct text texts = {text, length};
  size_t written;
  fd_write(1, &texts, 1, &written);
}
static void stop(void) {}
#else
static inline __attribute__((always_inline)) void call(long number, long a, long b, long c) {
#if defined(__x86_64__)
  __asm__ volatile("syscall" : "+a"(number) : "D"(a), "S"(b), "d"(c) : "rcx", "r11", "memory");
#elif defined(__arm__)
  register long r0 __asm__("r0") = a, r1 __asm__("r1") = b, r2 __asm__("r2") = c;
  // (r7 may be the frame pointer.)
  __asm__ volatile("push {r7}\n mov r7, %0\n svc 0\n pop {r7}" : : "r"(number), "r"(r0), "r"(r1), "r"(r2) : "memory");
#elif defined(__riscv)
  register long a0 __asm__("a0") = a, a1 __asm__("a1") = b, a2 __asm__("a2") = c, a7 __asm__("a7") = number;
  __asm__ volatile("ecall" : "+r"(a0) : "r"(a1), "r"(a2), "r"(a7) : "memory");
#endif
}
#if defined(__x86_64__)
enum { WRITE = 1, EXIT = 60 };
#elif defined(__arm__)
enum { WRITE = 4, EXIT = 1 };
#else
enum { WRITE = 64, EXIT = 93 };
#endif
HOST static void put(const char *text, size_t length) { call(WRITE, 1, (long)text, (long)length); }
HOST static void stop(void) { call(EXIT, 0, 0, 0); }
#endif

// A line of two hexadecimal numbers.
HOST void report(int64_t nanoseconds, uint32_t effect) {
  char line[26];
  for (int i = 15; i >= 0; i--, nanoseconds >>= 4) line[i] = "0123456789abcdef"[nanoseconds & 15];
  line[16] = ' ';
  for (int i = 24; i > 16; i--, effect >>= 4) line[i] = "0123456789abcdef"[effect & 15];
  line[25] = '\n';
  put(line, sizeof line);
}

void firmware(void);
#if defined(__x86_64__)
__attribute__((force_align_arg_pointer))
#endif
HOST void _start(void) {
  firmware();
  stop();
}

HOST void *memcpy(void *to, const void *from, size_t count) {
  for (size_t i = 0; i < count; i++) ((volatile char *)to)[i] = ((const char *)from)[i];
  return to;
}
HOST void *memmove(void *to, const void *from, size_t count) {
  if ((uintptr_t)to <= (uintptr_t)from) return memcpy(to, from, count);
  while (count-- > 0) ((volatile char *)to)[count] = ((const char *)from)[count];
  return to;
}
HOST void *memset(void *to, int byte, size_t count) {
  for (size_t i = 0; i < count; i++) ((volatile char *)to)[i] = (char)byte;
  return to;
}
#if defined(__arm__)
HOST void __aeabi_memcpy(void *to, const void *from, size_t count) { memcpy(to, from, count); }
HOST void __aeabi_memcpy4(void *to, const void *from, size_t count) { memcpy(to, from, count); }
HOST void __aeabi_memcpy8(void *to, const void *from, size_t count) { memcpy(to, from, count); }
HOST void __aeabi_memmove(void *to, const void *from, size_t count) { memmove(to, from, count); }
HOST void __aeabi_memclr(void *to, size_t count) { memset(to, 0, count); }
HOST void __aeabi_memclr4(void *to, size_t count) { memset(to, 0, count); }
HOST void __aeabi_memclr8(void *to, size_t count) { memset(to, 0, count); }
#endif
