#!/usr/bin/env bash
# Builds the real programs of the comparison from Debian's source archives: Lua 5.4 and zlib. Needs clang with the
# wasm32 target, wasm-ld and wasi-libc (Debian: clang-19 lld-19 wasi-libc libclang-rt-19-dev-wasm32) and the network once.
#   programs.sh OUT     sources and modules go to OUT; nothing there is committed
set -euo pipefail
here=$(cd "$(dirname -- "$0")" && pwd)
mkdir -p "$1"
cd "$1"
cc=${CC:-$(command -v clang-19 || command -v clang || true)}
[ -n "$cc" ] || { echo "programs.sh: needs clang with wasm-ld and wasi-libc (Debian: clang-19 lld-19 wasi-libc libclang-rt-19-dev-wasm32)" >&2; exit 1; }
# Where this machine's own packages come from; DEBIAN_ARCHIVE=URL names another mirror.
archive=${DEBIAN_ARCHIVE:-$(cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2>/dev/null |
  grep -E '^(URIs:|deb )' | grep -v security | grep -oE 'https?://[^ ]+/debian' | head -n 1 || true)}
[ -n "$archive" ] || { echo "programs.sh: no Debian mirror known: set DEBIAN_ARCHIVE to the URL of one" >&2; exit 1; }

# fetch FOLDER PATH SHA256: one source archive, checked, unpacked
fetch() {
  [ ! -d "$1" ] || return 0
  curl -fsSL --retry 3 -o "$1.tar" "$archive/pool/main/$2"
  echo "$3  $1.tar" | sha256sum -c --quiet -
  mkdir "$1.part" && tar -xf "$1.tar" -C "$1.part" --strip-components 1 && mv "$1.part" "$1"
}

# link OUT LEVEL FILES…: a module without start function and without imports
link() {
  "$cc" --target=wasm32-wasi "-$2" -g -fno-vectorize -fno-slp-vectorize -nostartfiles \
    -Wl,--no-entry -Wl,-z,stack-size=1048576 -w "${@:3}" "$here/nohost.c" -o "$1-$2.wasm"
}

fetch lua l/lua5.4/lua5.4_5.4.4.orig.tar.gz 164c7849653b80ae67bec4b7473b884bf5cc8d2dca05653475ec2ed27b9ebf61
fetch zlib z/zlib/zlib_1.2.13.dfsg.orig.tar.bz2 71feb7947e3c00ef125f83b79a4e529bde31171e5babe48b391f06758d1ab0a1
mkdir -p none && : >none/setjmp.h
lua=()
for file in lua/src/l*.c; do
  case $file in */lua.c | */luac.c | */liolib.c | */loslib.c | */loadlib.c | */linit.c) ;; *) lua+=("$file") ;; esac
done
for level in O0 O2; do
  # No setjmp: the script raises no error, and not every engine has exceptions.
  link lua "$level" -Inone -Ilua/src -D'LUAI_THROW(L,c)=abort()' -D'LUAI_TRY(L,c,a)={ a }' -Dluai_jmpbuf=int -D_WASI_EMULATED_SIGNAL -D_WASI_EMULATED_PROCESS_CLOCKS -include stdlib.h \
    "${lua[@]}" "$here/lua.c"
  link gzip "$level" -Izlib zlib/{adler32,crc32,deflate,trees,zutil}.c "$here/gzip.c"
done
