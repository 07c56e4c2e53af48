#!/bin/bash
# The TCP machine with a driver and timers as Embedded Swift, linked for four processors without any library, and
# the bytes that it takes there: instructions, constants (for wasm32 among data) and initialised data; once as usual,
# once `compact`. Of the instructions it says how many are the machine's, the timer queue's (with the timers'
# schedules), and the host's: the driver and the program around it. What start.c adds (a way to print, memcpy) is not
# counted, and what the compiler takes out of several functions as one is the host's.
#
#   Tests/Benchmarks/embedded.sh [FOLDER [MACHINE.swift COMPACT.swift]]
#
# Into FOLDER come the images (FORM/TRIPLE/image) and the list of their symbols with sizes (FORM/TRIPLE/symbols);
# MACHINE.swift and COMPACT.swift are the generated machines, without access control, if they are there already. Only
# the Swift toolchain is needed: swiftc, its clang, ld.lld, wasm-ld and llvm-objdump, llvm-nm.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
work=${1:-}
if [ -z "$work" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
machine=${2:-}
compact=${3:-}
if [ -z "$machine" ]; then
  for form in normal compact; do
    swift run --package-path "$root" enumaton generate "$root/Spec/TCPRuntime/TCPConnection.yaml" \
      --output "$work/$form" --access internal --runtime $([ $form = compact ] && echo --compact) >&2
  done
  machine=$work/normal/TCPConnection.swift
  compact=$work/compact/TCPConnection.swift
fi
tools=$(dirname "$(readlink -f "$(command -v swiftc)")")
PATH=$tools:$PATH

# One module, so that generic code is made for the machine alone.
for form in normal compact; do
  mkdir -p "$work/$form/module"
  [ $form = compact ] && machine=$compact
  for file in "$root"/Sources/EnumatonRuntime/*.swift "$root"/Tests/EmbeddedTests/Program/*.swift "$machine"; do
    sed 's/^\(public \|internal \)\{0,1\}import EnumatonRuntime$//' "$file" > "$work/$form/module/$(basename "$file")"
  done
done

build() {  # FORM, TRIPLE, then options for clang
  local form=$1 triple=$2 folder=$work/$1/$2
  shift 2
  mkdir -p "$folder"
  swiftc -target "$triple" -enable-experimental-feature Embedded -enable-experimental-feature Extern \
    -Osize -wmo -parse-as-library -swift-version 6 -warnings-as-errors -module-name Firmware \
    -Xfrontend -function-sections -Xfrontend -disable-stack-protector \
    -c "$work/$form"/module/*.swift -o "$folder/swift.o"
  clang "$@" -Oz -ffreestanding -fno-builtin -c "$root/Tests/EmbeddedTests/Program/start.c" -o "$folder/start.o"
  case $triple in
    wasm*) wasm-ld --gc-sections "$folder/swift.o" "$folder/start.o" -o "$folder/image" ;;
    *) ld.lld --gc-sections "$folder/swift.o" "$folder/start.o" -o "$folder/image" ;;
  esac
  llvm-nm --print-size --radix=d "$folder/image" > "$folder/symbols"
  # Bytes of the three sections, and then lines of the symbols.
  { llvm-objdump --section-headers "$folder/image"; echo symbols; cat "$folder/symbols"; } |
    awk -v triple="$triple" -v form="$form" '
      function bytes(hex,   i, n) {
        for (i = 1; i <= length(hex); i++) n = 16 * n + index("0123456789abcdef", substr(hex, i, 1)) - 1
        return n
      }
      $1 == "symbols" { listing = 1 }
      !listing && ($2 == ".text" || $2 == "CODE") { text += bytes($3) }
      !listing && $2 ~ /^\.rodata/ { constants += bytes($3) }
      !listing && ($2 == ".data" || $2 == ".data.rel.ro" || $2 == "DATA") { data += bytes($3) }
      # Mangled names say the type first. An address has one function, whatever its names.
      listing && $3 ~ /^[tT]$/ && !seen[$1]++ {
        if ($4 ~ /Firmware(10TimerQueue|9TimerSlot|13TimerSchedule|7Backoff|16InlineTimerSlots|7Instant)/ ||
          $4 ~ /InlineArray/ || $4 ~ /13TCPConnectionV5TimerO(8schedule|9firstWait|6factor|11longestWait)/) queue += $2
        else if ($4 ~ /^\$e8Firmware13TCPConnection/) machine += $2
      }
      END {
        printf "%-25s %-8s %6d %9d %5d", triple, form, text, constants, data
        if (machine) printf " %8d %6d %5d", machine, queue, text - machine - queue
        print ""
      }'
}

printf '%-25s %-8s %6s %9s %5s %8s %6s %5s\n' processor form text constants data machine queue host
for form in normal compact; do
  build $form armv7em-none-none-eabi --target=armv7em-none-eabi -mthumb
  build $form riscv32-none-none-eabi --target=riscv32-none-eabi -march=rv32imac -mabi=ilp32
  build $form wasm32-unknown-none-wasm --target=wasm32-unknown-none
  build $form x86_64-unknown-none-elf --target=x86_64-unknown-none-elf
done
