#!/bin/sh
# Builds robots.wasm, at opt-level 0 with the DWARF 4 of rustc. Needs rustc with its standard library
# for WASI: Debian's rustc, libstd-rust-dev-wasm32 and lld, or rustup's target wasm32-wasip1.
# RUST_SYSROOT may name another standard library to link (see sample-modules/README.md).
set -eu
cd "$(dirname "$0")"
RUSTC=${RUSTC:-rustc}
command -v "$RUSTC" > /dev/null || { echo "build.sh: no \"$RUSTC\": install rustc and its wasm32-wasi library, or set RUSTC" >&2; exit 1; }
target=wasm32-wasi
if "$RUSTC" --print target-list | grep -qx wasm32-wasip1; then target=wasm32-wasip1; fi
# Debian's rustc has no linker of its own for wasm.
RUST_LINKER=${RUST_LINKER:-$(command -v wasm-ld-14 || true)}

# The prefix map keeps this machine's paths out of the module (the standard library names its own
# sources below /usr/src/rustc-VERSION or /rustc/HASH, wherever it is installed).
"$RUSTC" --edition 2021 --target "$target" -C opt-level=0 -C debuginfo=2 -C codegen-units=1 -D warnings \
    ${RUST_SYSROOT:+--sysroot "$RUST_SYSROOT"} ${RUST_LINKER:+-C linker="$RUST_LINKER"} \
    --remap-path-prefix "$PWD"=. \
    src/robots.rs -o robots.wasm
