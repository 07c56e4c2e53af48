#pragma once
#include <stddef.h>
#include <stdint.h>

/// An event as the trace has it: its number, and its flags or its timer.
typedef struct {
  uint8_t event;
  uint32_t detail;
} tcp_event;

/// Runs the trace from CLOSED with nothing held, counting in `counts` (of 1,024) how often each effect is
/// performed; returns the last state.
uint8_t tcp_run(const tcp_event *trace, size_t count, uint32_t *counts);

/// The same, mixing the effects into a checksum in their order.
uint8_t tcp_check(const tcp_event *trace, size_t count, uint64_t *checksum);

/// How often memory was allocated since the program started.
uint64_t allocation_count(void);
