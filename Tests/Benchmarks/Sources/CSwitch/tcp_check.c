#include "hosts.h"

#define RUN tcp_check
#include "tcp_machine.inc"
