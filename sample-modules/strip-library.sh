#!/bin/sh
# strip-library.sh IN OUT: copies a library (.a, .rlib) or object of wasm files without its debug
# information. llvm-strip refuses wasm objects that still have relocations; the linker does not, so
# every member is linked into itself. WASM_LD and LLVM_AR name the tools.
set -eu
in=$1 out=$2
case $in in
    *.o) exec "$WASM_LD" -r --strip-debug "$in" -o "$out" ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
# An archive may hold several members of one name: take each by its number, in a folder of its own.
"$LLVM_AR" t "$in" | sort | uniq -c | while read -r count member; do
    number=1
    while [ "$number" -le "$count" ]; do
        mkdir -p "$number"
        "$LLVM_AR" xN "$number" "$in" "$member"
        case $member in
            *.o | *.obj) "$WASM_LD" -r --strip-debug "$member" -o "$number/$member" && rm "$member" ;;
            *) mv "$member" "$number/" ;;
        esac
        number=$((number + 1))
    done
done
"$LLVM_AR" qcs stripped [0-9]*/*
mv stripped "$out"
