#!/bin/sh
# How many states per second `enumaton explore` and spin handle of the same composition, one after the other on one
# core, and whether they find the same number of them.
#
#   Tests/Benchmarks/explore.sh [COMPOSITION.yaml]
#
# The model for spin has the tables of both endpoints and does the rest itself, in embedded C; partial order
# reduction is off, so both visit all states. Spin counts one transition more: its first step into the model.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
composition=${1:-$root/Spec/Compositions/TCP.compose.yaml}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

swift build --package-path "$root" -c release --product enumaton >&2
enumaton=$(swift build --package-path "$root" -c release --show-bin-path)/enumaton

# (With findings the status is 1; the counts are there all the same.)
"$enumaton" explore "$composition" --format json --limit 100000000 > "$work/ours.json" || [ $? -eq 1 ]
sed 's/,"findings".*//; s/[{"]//g; s/^/enumaton: /; s/,/, /g; s/:\([^ ]\)/ \1/g' "$work/ours.json"

if ! command -v spin > /dev/null; then
  echo "spin is not installed: nothing to compare with"
  exit 0
fi
"$enumaton" explore "$composition" --promela --limit 100000000 > "$work/model.pml"
cd "$work"
spin -a model.pml > spin.log
for search in breadth-first depth-first; do
  case $search in
    breadth-first) define=-DBFS ;;
    depth-first) define= ;;
  esac
  cc -O2 -DSAFETY -DNOREDUCE -DMEMLIM=16000 $define -o pan pan.c
  ./pan -w26 -m5000000 > pan.log
  states=$(awk '/states, stored/ { print $1 }' pan.log)
  transitions=$(awk '/transitions \(=/ { print $1 }' pan.log)
  seconds=$(awk '/elapsed time/ { print $4 }' pan.log)
  rate=$(awk '/states\/second/ { print $3 }' pan.log)
  echo "spin, $search: states $states, transitions $transitions, seconds $seconds, states_per_s $rate"
  if grep -q 'max search depth too small' pan.log; then echo "  (the search was not deep enough)"; fi
done
