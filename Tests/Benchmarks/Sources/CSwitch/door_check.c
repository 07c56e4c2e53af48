#include "hosts.h"

#define RUN door_check
#include "door_machine.inc"
