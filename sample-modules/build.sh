#!/bin/sh
# build.sh [ID…]: rebuilds the samples (all, or these) as they are committed: with debug information
# for the sample's own code only, as if linked with libraries that came without. Then runs the result
# under node. The build.sh of each sample builds it alone, with whatever the installed libraries hold.
set -eu
cd "$(dirname "$0")"
here=$PWD
samples=$here/src/main/resources/dev/wasmscope/samples
target=wasm32-wasi

CC=${CC:-$(command -v clang-19 || echo clang)}
RUSTC=${RUSTC:-rustc}
command -v "$CC" > /dev/null || { echo "build.sh: no C compiler \"$CC\": install clang, lld and wasi-libc, or set CC" >&2; exit 1; }
LLVM_AR=$("$CC" -print-prog-name=llvm-ar)
export CC RUSTC LLVM_AR

# strip_into FOLDER LINKER FILE…: copies of the files without debug information, made once.
strip_into() {
    folder=$1 WASM_LD=$2
    export WASM_LD
    shift 2
    mkdir -p "$folder"
    for file; do
        copy=$folder/$(basename "$file")
        [ -e "$copy" ] || ./strip-library.sh "$file" "$copy"
    done
}

library() { "$CC" --target="$target" -print-file-name="$1"; }

prepare_c() {
    LIBRARIES=$here/target/libraries/c
    export LIBRARIES
    strip_into "$LIBRARIES" "$("$CC" --target="$target" -print-prog-name=wasm-ld)" \
        "$(library crt1-command.o)" "$(library libc.a)" "$(library libc++.a)" "$(library libc++abi.a)" \
        "$("$CC" --target="$target" -print-libgcc-file-name)"
}

prepare_rust() {
    command -v "$RUSTC" > /dev/null || { echo "build.sh: no \"$RUSTC\": install rustc and its wasm32-wasi library, or set RUSTC" >&2; exit 1; }
    RUST_SYSROOT=$here/target/libraries/rust
    RUST_LINKER=${RUST_LINKER:-$(command -v wasm-ld-14 || echo wasm-ld)}
    command -v "$RUST_LINKER" > /dev/null || { echo "build.sh: no \"$RUST_LINKER\": install lld, or set RUST_LINKER" >&2; exit 1; }
    export RUST_SYSROOT RUST_LINKER
    installed=$("$RUSTC" --print sysroot)/lib/rustlib/$target/lib
    strip_into "$RUST_SYSROOT/lib/rustlib/$target/lib" "$RUST_LINKER" "$installed"/*.rlib
    strip_into "$RUST_SYSROOT/lib/rustlib/$target/lib/self-contained" "$RUST_LINKER" \
        "$installed"/self-contained/*.[ao]
}

[ $# -gt 0 ] || set -- ledger inventory robots wordcount
for id; do
    case $id in
        robots) prepare_rust ;;
        *) prepare_c ;;
    esac
    "$samples/$id/build.sh"
    echo "$id: $(wc -c < "$samples/$id/$id.wasm") bytes"
done
if command -v node > /dev/null; then node check-with-node.mjs "$@"; fi
