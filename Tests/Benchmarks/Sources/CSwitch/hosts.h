#include "CSwitch.h"

// What performs the effects: a counter of each, or a checksum over all in their order.
#ifdef COUNTS
#define HOST uint32_t
#define PERFORM(host, effect) (host[(effect) & 1023]++)
#define REFUSED(host, reason) ((void)(reason))
#else
#define MIX(host, number) (*host = (*host ^ (number)) * 0x9E3779B97F4A7C15ull)
#define HOST uint64_t
#define PERFORM(host, effect) MIX(host, effect)
#define REFUSED(host, reason) \
  do { \
    int r = reason; \
    if (r) MIX(host, 899 + r); \
  } while (0)
#endif
