#!/bin/sh
# Builds inventory.wasm, at -O0 with DWARF 5. Needs a clang that has a C++ library for wasm32-wasi:
# Debian's clang-19, lld-19, wasi-libc, libclang-rt-19-dev-wasm32, libc++-19-dev-wasm32 and
# libc++abi-19-dev-wasm32, or the WASI SDK (CXX=…/clang++).
# LIBRARIES may name a folder of libraries to link instead (see sample-modules/README.md).
set -eu
cd "$(dirname "$0")"
CXX=${CXX:-$(command -v clang++-19 || echo clang++)}
command -v "$CXX" > /dev/null || { echo "build.sh: no C++ compiler \"$CXX\": install clang, lld and libc++ for wasm32, or set CXX" >&2; exit 1; }

# The prefix maps keep this machine's paths out of the module.
"$CXX" --target=wasm32-wasi -std=c++20 -fno-exceptions -O0 -gdwarf-5 -Wall -Wextra -Werror \
    -fdebug-compilation-dir=. -ffile-prefix-map="$PWD"=. \
    -ffile-prefix-map="$("$CXX" -print-resource-dir)"=clang \
    -ffile-prefix-map=/usr/include/wasm32-wasi=wasi-libc \
    ${LIBRARIES:+-B"$LIBRARIES" -L"$LIBRARIES"} \
    src/inventory.cpp ${LIBRARIES:+"$LIBRARIES/libclang_rt.builtins-wasm32.a"} -o inventory.wasm
