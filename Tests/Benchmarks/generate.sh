#!/bin/bash
# Seconds that `enumaton generate` and `enumaton-generate` take, three times each, on the TCP spec, on specs of
# 1,000 to 100,000 transitions, and on nested ones of 200 states and 2,000 transitions; and seconds that
# `swiftc -O` takes for what is generated from these: Tests/Benchmarks/generate.sh
set -eu
cd "$(dirname "$0")/../.."
swift build -c release --product enumaton
swift build -c release --product enumaton-generate
tools=$(swift build -c release --show-bin-path)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# A spec of so many states and ten events, with a transition for each of both.
spec() {
  awk -v states="$1" 'BEGIN {
    print "machine: Big\nevents: [e0, e1, e2, e3, e4, e5, e6, e7, e8, e9]\nstates:"
    for (s = 0; s < states; s++) print "  - s" s
    print "transitions:"
    for (s = 0; s < states; s++)
      for (e = 0; e < 10; e++)
        print "- {from: s" s ", on: e" e ", to: s" (7 * s + 13 * e + 1) % states "}"
  }'
}

# A spec of 200 states, nested six deep, with 2,000 transitions: ten from each state. With an argument of 1 every
# state, at every depth, does something on its entry and exit.
deep() {
  awk -v acts="$1" '
    function state(name, depth, i) {
      printf "%*s%s:\n", 4 * depth - 2, "", name
      if (acts) printf "%*sentry: enter\n%*sexit: leave\n", 4 * depth, "", 4 * depth, ""
      if (depth == 6) { printf "%*ssummary: a leaf\n", 4 * depth, ""; leaves[count++] = name; return }
      printf "%*sstates:\n", 4 * depth, ""
      for (i = 0; i < (depth < 4 ? 2 : 5); i++) state(name "_" i, depth + 1)
    }
    BEGIN {
      print "machine: Deep\nevents: [e0, e1, e2, e3, e4, e5, e6, e7, e8, e9]\neffects: [act, enter, leave]\nstates:"
      state("s", 1)
      print "transitions:"
      for (s = 0; s < count; s++)
        for (e = 0; e < 10; e++)
          print "- {from: " leaves[s] ", on: e" e ", to: " leaves[(7 * s + 13 * e + 1) % count] ", do: act}"
    }'
}

# The same size, but harder: nine transitions from each state and 200 from the states around them, which are 3,840
# when they are flattened, each with some eleven effects: every state does something on its entry and exit, and some
# have timers. With an argument of 1 each transition to the initial state of a composite raises an event.
nested() {
  awk -v raises="$1" '
    function open(name, depth, initial) { printf "%*s%s:\n", 2 * depth, "", name; depth++
      printf "%*sentry: {enter: [f%d]}\n%*sexit: leave\n", 2 * depth, "", depth % 8, 2 * depth, ""
      if (depth == 6) printf "%*stimers: [t%d]\n", 2 * depth, "", c % 4
      printf "%*sstates:\n", 2 * depth, "" }
    BEGIN {
      print "machine: Nested\nflags: [f0, f1, f2, f3, f4, f5, f6, f7]"
      print "timers: {t0: 1s, t1: 2s, t2: 3s, t3: 4s}"
      print "events:"
      for (e = 0; e < 18; e++) print "  e" e ": {carries: [f0, f1, f2, f3]}"
      print "  raised: {carries: [f0]}"
      print "effects: {enter: {carries: [f0, f1, f2, f3, f4, f5, f6, f7]}, leave: , act: }"
      print "states:"
      open("root", 1)
      for (h = 0; h < 2; h++) { open("half" h, 3)
        for (q = 2 * h; q < 2 * h + 2; q++) { open("quarter" q, 5)
          for (o = 2 * q; o < 2 * q + 2; o++) { open("eighth" o, 7)
            for (c = 5 * o; c < 5 * o + 5; c++) { open("cell" c, 9)
              for (s = 5 * c; s < 5 * c + 5; s++) printf "%*ss%d: {entry: act, exit: leave}\n", 22, "", s } } } }
      print "transitions:"
      raise = raises ? "[act, {raise: {raised: [f0]}}]" : "act"
      for (s = 0; s < 200; s++)
        for (e = 0; e < 9; e++)
          printf "- {from: s%d, on: e%d, when: f%d or not f%d, to: %s, do: %s}\n", s, e, e % 4, (s + e + 1) % 4 == e % 4 ? (e + 1) % 4 : (s + e + 1) % 4,
            e % 3 ? "s" (7 * s + 13 * e + 1) % 200 : "cell" (3 * s + e) % 40, e % 3 ? "act" : raise
      for (c = 0; c < 40; c++)
        for (e = 9; e < 13; e++)
          if (raises && e == 12) printf "- {from: cell%d, on: raised, to: s%d}\n", c, (c * 11) % 200
          else printf "- {from: cell%d, on: e%d, to: eighth%d}\n", c, e, (c + e) % 8
      for (o = 0; o < 8; o++)
        for (e = 13; e < 17; e++) printf "- {from: eighth%d, on: e%d, to: cell%d, do: act}\n", o, e, (5 * o + e) % 40
      for (q = 0; q < 4; q++)
        for (f = 0; f < 2; f++) printf "- {from: quarter%d, on: e17, when: %sf0, to: half%d}\n", q, f ? "not " : "", (q + f) % 2
    }'
}

TIMEFORMAT=%R
measure() {
  echo "$1"
  for tool in enumaton enumaton-generate; do
    for round in 1 2 3; do
      rm -rf "$folder/output"
      mkdir "$folder/output"
      case $tool in
        enumaton) time "$tools/enumaton" generate "$2" --output "$folder/output" ;;
        *) time "$tools/$tool" "$2" "$folder/output/a.swift" "$folder/output/a.dot" standalone ;;
      esac
    done 2>&1 | tr '\n' ' '
    echo "$tool"
  done
}

measure "TCPConnection" Spec/TCPRuntime/TCPConnection.yaml
for states in 100 1000 10000; do
  spec $states > "$folder/Big.yaml"
  measure "$((states * 10)) transitions" "$folder/Big.yaml"
done

optimise() {
  time swiftc -O -parse-as-library -module-name Nested -c "$folder/output/a.swift" -o "$folder/a.o"
}
for acts in 0 1; do
  deep $acts > "$folder/Deep.yaml"
  measure "200 states nested 6 deep, 2000 transitions$( ((acts)) && echo ', entry and exit at every depth')" "$folder/Deep.yaml"
  optimise
done 2>&1 | sed 's/^\([0-9.]*\)$/\1 swiftc -O/'
for raises in 0 1; do
  nested $raises > "$folder/Nested.yaml"
  measure "the same size, transitions of composites$( ((raises)) && echo ', internal events')" "$folder/Nested.yaml"
  optimise
done 2>&1 | sed 's/^\([0-9.]*\)$/\1 swiftc -O/'
