#!/bin/bash
# Seconds that `enumaton generate`, `enumaton-generate` and `enumaton diagram` (DOT) take, three times each, on the TCP spec, on specs of
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

# The same size, but 1,900 from these states and 100 from the states around them, which are 1,000 more where they
# apply. Every state does something on entry and exit, some have timers. With an argument of 1 some transitions
# raise an event.
nested() {
  awk -v raises="$1" '
    function composite(name, depth) {
      printf "%*s%s:\n", depth, "", name
      printf "%*sentry: {enter: [f%d]}\n%*sexit: leave\n", depth + 2, "", depth / 4, depth + 2, ""
      if (depth == 10) printf "%*stimers: t%d\n", depth + 2, "", q % 4
      printf "%*sstates:\n", depth + 2, ""
    }
    function transition(from, on, condition, to, act) {
      printf "- {from: %s, on: %s%s, to: %s, do: %s}\n", from, on, condition == "" ? "" : ", when: " condition, to, act
    }
    BEGIN {
      print "machine: Nested\nflags: [f0, f1, f2, f3, f4, f5, f6, f7]"
      print "timers: {t0: 1s, t1: 2s, t2: 3s, t3: 4s}"
      print "events: {e0: , e1: , e2: , e3: , e4: , e5: , e6: , e7: , e8: , raised: ,"
      print "         e9: {carries: [f0, f1, f2, f3, f4]}}"
      print "effects: {enter: {carries: [f0, f1, f2, f3, f4, f5, f6, f7]}, leave: , act: }"
      print "states:"
      composite("root", 2)
      for (h = 0; h < 2; h++) {
        composite("half" h, 6)
        for (q = 2 * h; q < 2 * h + 2; q++) {
          composite("quarter" q, 10)
          for (o = 2 * q; o < 2 * q + 2; o++) {
            composite("eighth" o, 14)
            for (c = 5 * o; c < 5 * o + 5; c++) {
              composite("cell" c, 18)
              for (s = 5 * c; s < 5 * c + 5; s++) printf "%*ss%d: {entry: act, exit: leave}\n", 22, "", s
            }
          }
        }
      }
      print "transitions:"
      for (s = 0; s < 200; s++)
        for (e = 0; e < 9; e++)
          if (e % 3 == 0) transition("s" s, "e" e, "", "cell" (3 * s + e) % 40, "act")
          else transition("s" s, "e" e, "", "s" (7 * s + 13 * e + 1) % 200, raises && e == 4 ? "[act, {raise: raised}]" : "act")
      for (s = 0; s < 200; s += 2) transition("s" s, "e9", "f4", "s" (7 * s + 3) % 200, "act")
      for (c = 0; c < 40; c++) {
        transition("cell" c, "e9", "f0", "eighth" c % 8, "act")
        transition("cell" c, raises ? "raised" : "e9", raises ? "" : "f1", "s" (11 * c) % 200, "act")
      }
      for (o = 0; o < 8; o++) {
        transition("eighth" o, "e9", "f2 and not f3", "cell" (7 * o) % 40, "act")
        transition("eighth" o, "e9", "f3", "half" o % 2, "act")
      }
      for (q = 0; q < 4; q++) transition("quarter" q, "t" q, "", "quarter" (q + 1) % 4, "act")
    }'
}

TIMEFORMAT=%R
measure() {
  echo "$1"
  for tool in enumaton enumaton-generate diagram; do
    for round in 1 2 3; do
      rm -rf "$folder/output"
      mkdir "$folder/output"
      case $tool in
        enumaton) time "$tools/enumaton" generate "$2" --output "$folder/output" ;;
        diagram) time "$tools/enumaton" diagram "$2" --output "$folder/output/b.dot" ;;
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
