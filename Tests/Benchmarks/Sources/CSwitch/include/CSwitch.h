#pragma once
#include <stddef.h>
#include <stdint.h>

/// An event as the trace has it: its number, and its flags or its timer.
typedef struct {
  uint8_t event;
  uint32_t detail;
} machine_event;

/// Runs the trace from the initial state with nothing held, counting in `counts` (of 1,024) how often each effect
/// is performed; returns the last state.
typedef uint8_t machine_run(const machine_event *trace, size_t count, uint32_t *counts);

/// The same, mixing the effects and refusals into a checksum in their order.
typedef uint8_t machine_check(const machine_event *trace, size_t count, uint64_t *checksum);

machine_run tcp_run, door_run;
machine_check tcp_check, door_check;

/// How often memory was allocated since the program started.
uint64_t allocation_count(void);
