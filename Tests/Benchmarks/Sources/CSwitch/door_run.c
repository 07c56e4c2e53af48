#define COUNTS
#include "hosts.h"

#define RUN door_run
#include "door_machine.inc"
