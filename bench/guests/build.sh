#!/usr/bin/env bash
# Builds the benchmark guests. Needs clang with the wasm32 target and wasm-ld (CC=… chooses the compiler).
set -euo pipefail
cd "$(dirname -- "$0")"
cc=${CC:-$(command -v clang-19 || command -v clang || true)}
[ -n "$cc" ] || { echo "build.sh: needs clang with wasm-ld (Debian: clang-19 lld-19)" >&2; exit 1; }
for level in O0 O2; do
  "$cc" --target=wasm32 -$level -g -fno-vectorize -fno-slp-vectorize -fno-builtin -nostdlib -ffreestanding \
    -ffile-prefix-map="$PWD=." -fdebug-compilation-dir=. -Wl,--no-entry -Wl,-z,stack-size=65536 kernels.c -o kernels-$level.wasm
done
"$cc" --target=wasm32 -O2 -g0 -mbulk-memory -nostdlib -ffreestanding -Wl,--no-entry,--max-memory=1610612736 busy.c -o busy.wasm
