#define COUNTS
#include "hosts.h"

#define RUN tcp_run
#include "tcp_machine.inc"
