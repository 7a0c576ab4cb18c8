#!/bin/sh
# build-rust.sh: makes rust-1.63.wasm.gz and rust-1.96.wasm.gz from views.rs, with debug information for
# the program's own code and for what it instantiates of the library. They are committed, because the
# layout of the library's types is that of a compiler's version and few machines have both.
#   RUSTC_163  a rustc 1.63 with a wasm32-wasi library (Debian 12: rustc libstd-rust-dev-wasm32 lld-14)
#   RUSTC_196  a rustc 1.96 with its library's source below its sysroot, vendored crates included
#   CARGO      a nightly cargo, which builds that library
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/views.rs" "$work/views.rs"
cd "$work"

"${RUSTC_163:?}" --crate-name views --edition 2021 -g --target wasm32-wasi -C panic=abort -C linker=wasm-ld-14 \
    ${RUST_SYSROOT:+--sysroot "$RUST_SYSROOT"} --remap-path-prefix "$work"=. views.rs -o views.wasm
gzip -9 -n -c views.wasm > "$here/rust-1.63.wasm.gz"

sysroot=$("${RUSTC_196:?}" --print sysroot)
library=$sysroot/lib/rustlib/src/rust/library
mkdir -p src .cargo
mv views.rs src/main.rs
cat > Cargo.toml <<'END'
[package]
name = "views"
version = "0.1.0"
edition = "2021"
[profile.dev]
debug = 2
panic = "abort"
[profile.dev.package."*"]
debug = false
opt-level = "s"
END
cat > .cargo/config.toml <<END
[source.crates-io]
replace-with = "vendored"
[source.vendored]
directory = "$library/vendor"
END
libc=/usr/lib/wasm32-wasi
export RUSTC="$RUSTC_196" RUSTC_BOOTSTRAP=1
export RUSTFLAGS="-C linker=wasm-ld-19 -C link-self-contained=no -L $libc -C link-arg=$libc/crt1-command.o
    --remap-path-prefix $work=. --remap-path-prefix $(dirname "$library")=/rustc --remap-path-prefix $(realpath "$library/..")=/rustc"
"${CARGO:-cargo}" build -Zbuild-std=std,panic_abort --target wasm32-wasip1 --offline
gzip -9 -n -c target/wasm32-wasip1/debug/views.wasm > "$here/rust-1.96.wasm.gz"
