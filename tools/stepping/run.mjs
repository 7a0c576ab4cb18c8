// run.mjs MODULE OUT MAX IMPORT-MODULE IMPORT-NAME EXPORT ARGUMENTS…: runs what record.py made and keeps the numbers of what was reported:
// by calls of that import, or, where its module is '', in memory from address IMPORT-NAME on.
import {WASI} from 'node:wasi';
import fs from 'node:fs';

const EVENT = 1000000;
const [wasm, out, max, door, name, entry, ...args] = process.argv.slice(2);
const wasi = new WASI({version: 'preview1', args: ['guest', ...args], returnOnExit: true});
const seen = new Int32Array(+max);
let count = 0;

function report(k, real, more) {
    if (k < EVENT) return real(k, ...more);
    if (count < seen.length) seen[count++] = k - EVENT;
    return 0;
}

function reportedInMemory(memory) {
    const words = new Int32Array(memory.buffer, +name);
    while (count < seen.length && words[count] >= EVENT) seen[count] = words[count++] - EVENT;
}

const module = new WebAssembly.Module(fs.readFileSync(wasm));
const imports = {...wasi.getImportObject()};
for (const wanted of WebAssembly.Module.imports(module)) {
    const there = imports[wanted.module]?.[wanted.name];
    imports[wanted.module] = {...imports[wanted.module], [wanted.name]: there ?? (() => 0)};
}
if (door) {
    const real = imports[door][name];
    imports[door][name] = (k, ...more) => report(k, real, more);
}
const instance = new WebAssembly.Instance(module, imports);
try {
    entry === '_start' ? wasi.start(instance) : instance.exports[entry](...args.map(Number));
} catch (e) {
    console.error(String(e));
}
if (!door) reportedInMemory(instance.exports.memory);
fs.writeFileSync(out, new Uint8Array(seen.buffer, 0, count * 4));
