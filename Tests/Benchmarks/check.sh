#!/bin/bash
# Seconds and memory that `enumaton check` takes, as a whole process, three times each: the TCP spec with its
# properties, and specs of 1,000 states × 10 events with 20 flags: carried by the events, or half of them held by
# the machine and set, cleared and looked at by the transitions.
#
#   Tests/Benchmarks/check.sh
set -eu
cd "$(dirname "$0")/../.."
swift build -c release --product enumaton >&2
enumaton=$(swift build -c release --show-bin-path)/enumaton
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# A spec of so many states, ten events and twenty flags, of which the last so many are held: two transitions for
# each state and event, one with a condition over three flags, and one for all other cases.
spec() {
  awk -v states="$1" -v held="$2" '
    function random(n) { seed = (seed * 1103515245 + 12345) % 2147483648; return int(seed / 65536) % n }
    # One of a third of the flags, so that the three of a condition differ.
    function literal(third) { return (random(2) ? "not " : "") "f" third + 3 * random(third < 2 ? 7 : 6) }
    BEGIN {
      seed = 1
      print "machine: Big\nflags:"
      for (f = 0; f < 20; f++) print "  f" f ": " (f >= 20 - held ? "{ held: true }" : "")
      printf "events:\n"
      for (e = 0; e < 10; e++) {
        printf "  e%d: { carries: [", e
        for (f = 0; f < 20 - held; f++) printf "%sf%d", f ? ", " : "", f
        print "] }"
      }
      print "timers: { t0: 1s, t1: { after: 1s, attempts: 3 } }\neffects: [act]\nstates:"
      for (s = 0; s < states; s++) print "  - s" s
      print "transitions:"
      for (s = 0; s < states; s++) {
        for (e = 0; e < 10; e++) {
          change = held ? ", do: [act, " (random(2) ? "set: f" : "clear: f") 20 - held + random(held) "]" : ", do: act"
          timer = e == 0 ? "{ start: [t0, t1] }" : "{ stop: [t0, t1] }"
          print "- {from: s" s ", on: e" e ", when: " literal(0) " and " literal(1) " or " literal(2) \
            ", to: s" (7 * s + 13 * e + 1) % states change "}"
          print "- {from: s" s ", on: e" e ", to: s" (s + e + 1) % states ", do: " timer "}"
        }
      }
      print "- {from: any, on: [t0, t1, t1.exhausted], to: s0, do: act}"
    }'
}

spec 1000 0 > "$folder/carried.yaml"
spec 1000 10 > "$folder/held.yaml"
measure() {
  for _ in 1 2 3; do
    /usr/bin/time -f "$1: %e s, %M kB" "$enumaton" check "$2" > "$folder/out" || true
  done
  grep -c '^[^ ]*: \(error\|warning\|advice\)' "$folder/out" | sed 's/^/  findings: /' || true
}
measure "TCP" Spec/TCPRuntime/TCPConnection.yaml
measure "1,000 × 10, 20 carried flags" "$folder/carried.yaml"
measure "1,000 × 10, 10 carried and 10 held flags" "$folder/held.yaml"
