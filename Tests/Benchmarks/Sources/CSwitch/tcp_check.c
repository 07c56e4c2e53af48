#include "CSwitch.h"

#define RUN tcp_check
#define MIX(host, number) (*host = (*host ^ (number)) * 0x9E3779B97F4A7C15ull)
#define HOST uint64_t
#define PERFORM(host, effect) MIX(host, effect)
#define REFUSED(host, reason) \
  do { \
    int r = reason; \
    if (r) MIX(host, 899 + r); \
  } while (0)
#include "tcp_connection.inc"
