#!/bin/sh
# Builds wordcount.wasm, at -O0 with DWARF 4. Needs a clang that has a C library for wasm32-wasi:
# Debian's clang-19, lld-19, wasi-libc and libclang-rt-19-dev-wasm32, or the WASI SDK (CC=…/clang).
# LIBRARIES may name a folder of libraries to link instead (see sample-modules/README.md).
set -eu
cd "$(dirname "$0")"
CC=${CC:-$(command -v clang-19 || echo clang)}
command -v "$CC" > /dev/null || { echo "build.sh: no C compiler \"$CC\": install clang, lld and wasi-libc, or set CC" >&2; exit 1; }

# The prefix maps keep this machine's paths out of the module.
"$CC" --target=wasm32-wasi -std=c17 -O0 -gdwarf-4 -Wall -Wextra -Werror \
    -fdebug-compilation-dir=. -ffile-prefix-map="$PWD"=. \
    -ffile-prefix-map="$("$CC" -print-resource-dir)"=clang \
    -ffile-prefix-map=/usr/include/wasm32-wasi=wasi-libc \
    ${LIBRARIES:+-B"$LIBRARIES" -L"$LIBRARIES"} \
    src/wordcount.c ${LIBRARIES:+"$LIBRARIES/libclang_rt.builtins-wasm32.a"} -o wordcount.wasm
