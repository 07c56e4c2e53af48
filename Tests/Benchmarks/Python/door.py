"""The door of Tests/GeneratedCodeTests/Specs/Door.yaml in a Python library, as its documentation has machines written.

    door.py transitions|python-statemachine|sismic < EVENTS

Reads an event a line, its number and its flags, and prints the checksum over all effects and refusals in their
order, and nanoseconds per event, the median of three runs. The status is 3 if the library is not installed.
"""

import sys
import time

SHUT, AJAR, LOCKED = range(3)
STATES = {"shut": SHUT, "ajar": AJAR, "locked": LOCKED}
EVENTS = ["open", "close", "turn_key", "push"]
RING, LIGHT_KEY_FITS = 0, 17
LOCKED_DOOR, WRONG_KEY = 900, 901


class Door:
    """What the door holds, and the effects that it performs."""

    def __init__(self, perform):
        self.alarmed = False
        self.forced = False
        self.perform = perform

    def ring(self):
        self.perform(RING)

    def light(self):
        self.perform(LIGHT_KEY_FITS)

    def reject_locked(self):
        self.perform(LOCKED_DOOR)

    def reject_key(self):
        self.perform(WRONG_KEY)


def with_transitions(perform):
    from transitions import Machine

    class Model(Door):
        def fits(self, key_fits):
            return key_fits

        def is_forced(self, key_fits):
            return self.forced

        def is_armed(self, key_fits):
            return self.alarmed and not self.forced

        def arm(self, key_fits):
            self.alarmed = True
            self.ring()

        def disarm(self, key_fits):
            self.alarmed = False

        def alert(self, key_fits):
            self.ring()
            self.light()

        def force(self, key_fits):
            self.forced = True
            self.ring()

        def refuse_locked(self, key_fits):
            self.reject_locked()

        def refuse_key(self, key_fits):
            self.reject_key()

    model = Model(perform)
    machine = Machine(model, states=list(STATES), initial="shut", auto_transitions=False, ignore_invalid_triggers=True)
    add = machine.add_transition
    add("open", "shut", "ajar")
    add("close", "ajar", "shut")
    # dest=None: it stays where it is and is not entered again.
    add("turn_key", ["shut", "locked"], None, unless="fits", after="refuse_key")
    add("turn_key", "shut", "locked", after="arm")
    add("turn_key", "locked", "shut", unless="is_forced", after="disarm")
    add("turn_key", "locked", None, after="alert")
    add("push", "locked", None, conditions="is_armed", after="force")
    add("open", "locked", None, after="refuse_locked")
    add("push", "locked", None, after="refuse_locked")
    events = [getattr(model, name) for name in EVENTS]
    return lambda event, key_fits: events[event](key_fits), lambda: STATES[model.state]


def with_python_statemachine(perform):
    from statemachine import State, StateMachine

    class Machine(StateMachine):
        allow_event_without_transition = True

        shut = State(initial=True)
        ajar = State()
        locked = State()

        open = shut.to(ajar) | locked.to.itself(internal=True, on="reject_locked")
        close = ajar.to(shut)
        turn_key = (
            shut.to.itself(internal=True, unless="fits", on="reject_key")
            | locked.to.itself(internal=True, unless="fits", on="reject_key")
            | shut.to(locked, on="arm")
            | locked.to(shut, unless="is_forced", on="disarm")
            | locked.to.itself(internal=True, on="alert")
        )
        push = locked.to.itself(internal=True, cond="is_armed", on="force") | locked.to.itself(
            internal=True, on="reject_locked"
        )

        def __init__(self, door):
            self.door = door
            super().__init__()

        def fits(self, key_fits):
            return key_fits

        def is_forced(self):
            return self.door.forced

        def is_armed(self):
            return self.door.alarmed and not self.door.forced

        def arm(self):
            self.door.alarmed = True
            self.door.ring()

        def disarm(self):
            self.door.alarmed = False

        def alert(self):
            self.door.ring()
            self.door.light()

        def force(self):
            self.door.forced = True
            self.door.ring()

        def reject_locked(self):
            self.door.reject_locked()

        def reject_key(self):
            self.door.reject_key()

    machine = Machine(Door(perform))

    def state():
        return STATES[next(iter(machine.configuration)).id]

    return lambda event, key_fits: machine.send(EVENTS[event], key_fits=key_fits), state


def with_sismic(perform):
    from sismic.interpreter import Interpreter
    from sismic.io import import_from_yaml

    # Transitions of a state are not ordered in sismic, so that conditions exclude each other.
    interpreter = Interpreter(
        import_from_yaml(
            """
statechart:
  name: door
  root state:
    name: root
    initial: shut
    states:
      - name: shut
        transitions:
          - {event: open, target: ajar}
          - {event: turn_key, guard: not event.key_fits, action: door.reject_key()}
          - {event: turn_key, guard: event.key_fits, target: locked, action: "door.alarmed = True; door.ring()"}
      - name: ajar
        transitions:
          - {event: close, target: shut}
      - name: locked
        transitions:
          - {event: open, action: door.reject_locked()}
          - {event: turn_key, guard: not event.key_fits, action: door.reject_key()}
          - {event: turn_key, guard: event.key_fits and not door.forced, target: shut, action: door.alarmed = False}
          - {event: turn_key, guard: event.key_fits and door.forced, action: "door.ring(); door.light()"}
          - {event: push, guard: door.alarmed and not door.forced, action: "door.forced = True; door.ring()"}
          - {event: push, guard: not (door.alarmed and not door.forced), action: door.reject_locked()}
"""
        ),
        initial_context={"door": Door(perform)},
    )
    interpreter.execute_once()

    def handle(event, key_fits):
        interpreter.queue(EVENTS[event], key_fits=key_fits)
        interpreter.execute_once()

    def state():
        return STATES[next(name for name in interpreter.configuration if name != "root")]

    return handle, state


LIBRARIES = {
    "transitions": with_transitions,
    "python-statemachine": with_python_statemachine,
    "sismic": with_sismic,
}


def main():
    library = LIBRARIES[sys.argv[1]]
    trace = [(int(event), bool(int(flags) & 1)) for event, flags in map(str.split, sys.stdin)]

    checksum = 0

    def mix(number):
        nonlocal checksum
        checksum = (checksum ^ number) * 0x9E3779B97F4A7C15 % 2**64

    try:
        handle, state = library(mix)
    except ImportError:
        sys.exit(3)
    for event, key_fits in trace:
        handle(event, key_fits)
    checksum ^= state()

    times = []
    for _ in range(3):
        counts = [0] * 1024

        def count(number):
            counts[number] += 1

        handle, _ = library(count)
        start = time.perf_counter_ns()
        for event, key_fits in trace:
            handle(event, key_fits)
        times.append((time.perf_counter_ns() - start) / len(trace))
    print(checksum, sorted(times)[1])


main()
