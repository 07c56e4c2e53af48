#include "CSwitch.h"

#define RUN tcp_run
#define HOST uint32_t
#define PERFORM(host, effect) (host[(effect) & 1023]++)
#define REFUSED(host, reason) (reason)
#include "tcp_connection.inc"
