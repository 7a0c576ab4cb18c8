// run.mjs MODULE OUT MAX IMPORT-MODULE IMPORT-NAME ARGUMENTS…: runs what record.py made and keeps the numbers of what was reported.
import {WASI} from 'node:wasi';
import fs from 'node:fs';

const EVENT = 1000000;
const [wasm, out, max, module, name, ...args] = process.argv.slice(2);
const wasi = new WASI({version: 'preview1', args: ['guest', ...args], returnOnExit: true});
const imports = wasi.getImportObject();
const real = imports[module][name];
const seen = new Int32Array(+max);
let count = 0;
imports[module] = {...imports[module], [name]: (k, ...more) => {
    if (k < EVENT) return real(k, ...more);
    if (count < seen.length) seen[count++] = k - EVENT;
    return 0;
}};
try {
    wasi.start(new WebAssembly.Instance(new WebAssembly.Module(fs.readFileSync(wasm)), imports));
} catch (e) {
    console.error(String(e));
}
fs.writeFileSync(out, new Uint8Array(seen.buffer, 0, count * 4));
