#!/bin/bash
# The whole benchmark: Swift and C, and what is installed of gcc, ragel (the Debian package) and Python.
#
#   Tests/Benchmarks/run.sh [--quick]
set -eu
cd "$(dirname "$0")"
swift build -c release --product machine-benchmark >&2
binaries=$(swift build -c release --show-bin-path)
libraries=$PWD/.build/libraries
mkdir -p "$libraries"
arguments=()
include=(-I Sources/CSwitch -I Sources/CSwitch/include)

if command -v gcc > /dev/null; then
  # Branch targets are aligned as in the package.
  gcc -O2 -falign-jumps=32 -shared -fPIC "${include[@]}" Sources/CSwitch/{tcp,door}_{run,check}.c \
    -o "$libraries/gcc.so"
  arguments+=(--gcc "$libraries/gcc.so")
else
  echo "gcc is not installed: it is left out" >&2
fi

if command -v ragel > /dev/null; then
  ragel -G2 -o "$libraries/door.c" Ragel/door.rl
  objects=()
  for step in "" STEP; do
    for host in COUNTS CHECKS; do
      name=door${step:+_step}_$([ $host = COUNTS ] && echo run || echo check)
      clang -O2 -mllvm -align-all-nofallthru-blocks=5 -fPIC "${include[@]}" -D$host -DRUN="$name" \
        ${step:+-D$step} -c "$libraries/door.c" -o "$libraries/$name.o"
      objects+=("$libraries/$name.o")
    done
  done
  clang -shared "${objects[@]}" -o "$libraries/ragel.so"
  arguments+=(--ragel "$libraries/ragel.so")
else
  echo "ragel is not installed: it is left out" >&2
fi

python=$(./python.sh)
if [ -n "$python" ]; then arguments+=(--python "$python" Python/door.py); fi

"$binaries/machine-benchmark" "$@" ${arguments[@]+"${arguments[@]}"}
