#!/bin/bash
# The TCP machine with a driver and timers as Embedded Swift, linked for four processors without any library, and
# the bytes that it takes there: instructions, constants (for wasm32 among data) and initialised data. What
# start.c adds (a way to print, memcpy) is not counted.
#
#   Tests/Benchmarks/embedded.sh [FOLDER [MACHINE.swift]]
#
# Into FOLDER come the images (TRIPLE/image) and the list of their symbols (TRIPLE/symbols); MACHINE.swift is
# the generated machine, without access control, if it is there already. Only the Swift toolchain is needed:
# swiftc, its clang, ld.lld, wasm-ld and llvm-objdump, llvm-nm.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
work=${1:-}
if [ -z "$work" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
machine=${2:-}
if [ -z "$machine" ]; then
  swift run --package-path "$root" enumaton generate "$root/Spec/TCPRuntime/TCPConnection.yaml" \
    --output "$work" --access internal --runtime >&2
  machine=$work/TCPConnection.swift
fi
tools=$(dirname "$(readlink -f "$(command -v swiftc)")")
PATH=$tools:$PATH

# One module, so that generic code is made for the machine alone.
mkdir -p "$work/module"
for file in "$root"/Sources/EnumatonRuntime/*.swift "$root"/Tests/EmbeddedTests/Program/*.swift "$machine"; do
  sed 's/^\(public \|internal \)\{0,1\}import EnumatonRuntime$//' "$file" > "$work/module/$(basename "$file")"
done

build() {  # TRIPLE, then options for clang
  local triple=$1 folder=$work/$1
  shift
  mkdir -p "$folder"
  swiftc -target "$triple" -enable-experimental-feature Embedded -enable-experimental-feature Extern \
    -Osize -wmo -parse-as-library -swift-version 6 -warnings-as-errors -module-name Firmware \
    -Xfrontend -function-sections -Xfrontend -disable-stack-protector \
    -c "$work"/module/*.swift -o "$folder/swift.o"
  clang "$@" -Oz -ffreestanding -fno-builtin -c "$root/Tests/EmbeddedTests/Program/start.c" -o "$folder/start.o"
  case $triple in
    wasm*) wasm-ld --gc-sections "$folder/swift.o" "$folder/start.o" -o "$folder/image" ;;
    *) ld.lld --gc-sections "$folder/swift.o" "$folder/start.o" -o "$folder/image" ;;
  esac
  llvm-nm "$folder/image" > "$folder/symbols"
  llvm-objdump --section-headers "$folder/image" | awk -v triple="$triple" '
    function bytes(hex,   i, n) {
      for (i = 1; i <= length(hex); i++) n = 16 * n + index("0123456789abcdef", substr(hex, i, 1)) - 1
      return n
    }
    $2 == ".text" || $2 == "CODE" { text += bytes($3) }
    $2 ~ /^\.rodata/ { constants += bytes($3) }
    $2 == ".data" || $2 == ".data.rel.ro" || $2 == "DATA" { data += bytes($3) }
    END { printf "%-26s %6d %9d %6d\n", triple, text, constants, data }'
}

printf '%-26s %6s %9s %6s\n' processor text constants data
build armv7em-none-none-eabi --target=armv7em-none-eabi -mthumb
build riscv32-none-none-eabi --target=riscv32-none-eabi -march=rv32imac -mabi=ilp32
build wasm32-unknown-none-wasm --target=wasm32-unknown-none
build x86_64-unknown-none-elf --target=x86_64-unknown-none-elf
