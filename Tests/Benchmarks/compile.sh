#!/bin/bash
# Seconds and memory that the Swift compiler takes for generated machines of 1,250 to 20,000 transitions, with -O and
# without: flat ones with ten events for each state, and ones of composites whose transitions apply inside.
#
#   Tests/Benchmarks/compile.sh [TRANSITIONS…]
#
# Seconds are those of the processor, so that others at work disturb little; /usr/bin/time tells the memory.
set -eu
cd "$(dirname "$0")/../.."
swift build -c release --product enumaton-generate >&2
generate=$(swift build -c release --show-bin-path)/enumaton-generate
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# A transition for each of so many states and ten events.
flat() {
  awk -v states="$(($1 / 10))" 'BEGIN {
    print "machine: Big\nevents: [e0, e1, e2, e3, e4, e5, e6, e7, e8, e9]\neffects: [act, log]\nstates:"
    for (s = 0; s < states; s++) print "  - s" s
    print "transitions:"
    for (s = 0; s < states; s++)
      for (e = 0; e < 10; e++)
        print "- {from: s" s ", on: e" e ", to: s" (7 * s + 13 * e + 1) % states (e % 3 ? "" : ", do: [act, log]") "}"
  }'
}

# Composites of ten states with something on entry and exit: eight transitions from each state, with a condition every
# fourth, and two from each composite, which are ten each where they apply.
nested() {
  awk -v states="$(($1 / 10))" 'BEGIN {
    print "machine: Big\nflags: [f0, f1]"
    print "events: {e0: , e1: , e2: , e3: {carries: [f0, f1]}, e4: , e5: , e6: , e7: {carries: [f0]}, e8: , e9: }"
    print "effects: [act, enter, leave]\nstates:"
    for (s = 0; s < states; s++) {
      if (s % 10 == 0) print "  c" int(s / 10) ":\n    entry: enter\n    exit: leave\n    states:"
      print "      s" s ": {entry: act}"
    }
    print "transitions:"
    for (s = 0; s < states; s++)
      for (e = 0; e < 8; e++)
        print "- {from: s" s ", on: e" e (e % 4 == 3 ? ", when: f0" : "") ", to: s" (7 * s + 13 * e + 1) % states "}"
    for (c = 0; c < int(states / 10); c++) {
      print "- {from: c" c ", on: e8, to: c" (3 * c + 1) % int(states / 10) ", do: act}"
      print "- {from: c" c ", on: e9, do: act}"
    }
  }'
}

printf '%-8s %11s %8s %10s %10s %10s\n' shape transitions lines option seconds MB
for shape in flat nested; do
  for transitions in "${@:-1250}" $([ $# -gt 0 ] || echo 2500 5000 20000); do
    $shape "$transitions" > "$folder/Big.yaml"
    "$generate" "$folder/Big.yaml" "$folder/Big.swift" "$folder/Big.dot" standalone
    for option in -Onone -O; do
      printf '%-8s %11s %8s %10s' $shape "$transitions" "$(wc -l < "$folder/Big.swift")" $option
      /usr/bin/time -o "$folder/time" -f '%U %S %M' \
        swiftc $option -parse-as-library -module-name Big -c "$folder/Big.swift" -o "$folder/Big.o" ||
        echo "  failed"
      awk '{ printf " %10.1f %10d\n", $1 + $2, $3 / 1024 }' "$folder/time"
    done
  done
done
