// The door of Tests/GeneratedCodeTests/Specs/Door.yaml as it is written for ragel: what events carry makes letters
// of its alphabet, what the machine holds is a condition. `ragel -G2` makes C of it in which the state is the place in
// the code. Included with HOST, PERFORM, REFUSED and RUN defined; with STEP every event is a call of its own,
// as with the other machines, without it the whole trace is one call, which is what ragel is made for.
#include "hosts.h"

%%{
  machine door;
  alphtype unsigned char;
  getkey (p->event * 2 + (p->detail & 1));

  open = 0;
  close = 2;
  turnWrongKey = 4;
  turnRightKey = 5;
  push = 6;

  action alarmed { held & 1 }
  action forced { held & 2 }

  action locked_door { REFUSED(host, 1); }
  action wrong_key { REFUSED(host, 2); }
  action ring { PERFORM(host, 0); }
  action light_key_fits { PERFORM(host, 17); }
  action set_alarmed { held |= 1; }
  action clear_alarmed { held &= ~1; }
  action set_forced { held |= 2; }

  main :=
    start: (
      open -> ajar |
      close -> start |
      turnWrongKey @wrong_key -> start |
      turnRightKey @set_alarmed @ring -> locked |
      push -> start
    ),
    ajar: (
      close -> start |
      (open | turnWrongKey | turnRightKey | push) -> ajar
    ),
    locked: (
      open @locked_door -> locked |
      close -> locked |
      turnWrongKey @wrong_key -> locked |
      (turnRightKey when !forced) @clear_alarmed -> start |
      (turnRightKey when forced) @ring @light_key_fits -> locked |
      (push when alarmed when !forced) @set_forced @ring -> locked |
      ((push when !alarmed) | (push when forced)) @locked_door -> locked
    );
}%%

%% write data noerror nofinal noentry;

typedef struct {
  int cs;
  uint8_t held;
} machine;

#ifdef STEP
__attribute__((noinline))
#endif
static void handle(machine *m, const machine_event *p, const machine_event *pe, HOST *host) {
  int cs = m->cs;
  uint8_t held = m->held;
  %% write exec;
  m->cs = cs;
  m->held = held;
}

uint8_t RUN(const machine_event *trace, size_t count, HOST *host) {
  machine m = {door_start, 0};
#ifdef STEP
  for (size_t i = 0; i < count; i++) handle(&m, trace + i, trace + i + 1, host);
#else
  handle(&m, trace, trace + count, host);
#endif
  // Ragel numbers states in the order of the file.
  return m.cs - door_start;
}
