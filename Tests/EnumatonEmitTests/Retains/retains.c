// Counts the retains of the whole program while it is asked to, through the hooks that Swift's runtime has for
// Instruments. (They are called where all registers are taken to be kept, and between the counted parts they are off:
// the runtime's own strings do not pass through them unharmed.)
#include <stdbool.h>
#include <stdint.h>

#define KEEPS_REGISTERS __attribute__((preserve_most))

extern void *(KEEPS_REGISTERS *_swift_retain)(void *);
extern bool _swift_enableSwizzlingOfAllocationAndRefCountingFunctions_forInstrumentsOnly;

extern void *(KEEPS_REGISTERS *_swift_retain_n)(void *, uint32_t);

static void *(KEEPS_REGISTERS *retain)(void *);
static void *(KEEPS_REGISTERS *retain_n)(void *, uint32_t);
static uint64_t count = 0;

KEEPS_REGISTERS static void *counted_retain(void *object) {
  count++;
  return retain(object);
}

KEEPS_REGISTERS static void *counted_retain_n(void *object, uint32_t times) {
  count += times;
  return retain_n(object, times);
}

void retains_begin(void) {
  if (!retain) {
    retain = _swift_retain;
    _swift_retain = counted_retain;
    retain_n = _swift_retain_n;
    _swift_retain_n = counted_retain_n;
  }
  count = 0;
  _swift_enableSwizzlingOfAllocationAndRefCountingFunctions_forInstrumentsOnly = true;
}

uint64_t retains_end(void) {
  _swift_enableSwizzlingOfAllocationAndRefCountingFunctions_forInstrumentsOnly = false;
  return count;
}
