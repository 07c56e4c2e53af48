#pragma once
#include <stddef.h>
#include <stdint.h>

/// An event as the trace has it: its number, and its flags or its timer.
typedef struct {
  uint8_t event;
  uint32_t detail;
} tcp_event;

/// Runs the trace from CLOSED with nothing held; performing an effect is mixing it into the checksum.
uint64_t tcp_run(const tcp_event *trace, size_t count);

/// How often memory was allocated since the program started.
uint64_t allocation_count(void);
