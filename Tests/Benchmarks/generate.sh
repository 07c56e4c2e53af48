#!/bin/bash
# Seconds that `enumaton generate` and `enumaton-generate` take, three times each, on the TCP spec and on
# specs of 1,000 to 100,000 transitions: Tests/Benchmarks/generate.sh
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
