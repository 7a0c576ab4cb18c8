// Runs a command module with node's WASI: node node-wasi.mjs MODULE FOLDER-OR-"-" NAME ARGS...
import { WASI } from 'node:wasi';
import fs from 'node:fs';

const [wasm, folder, ...args] = process.argv.slice(2);
const wasi = new WASI({
  version: 'preview1',
  args,
  env: {},
  preopens: folder === '-' ? {} : { '/': folder },
  returnOnExit: true,
});
const module = await WebAssembly.compile(fs.readFileSync(wasm));
const instance = await WebAssembly.instantiate(module, {
  wasi_snapshot_preview1: wasi.wasiImport,
  wasi_unstable: wasi.wasiImport,
});
try {
  process.exitCode = wasi.start(instance);
} catch (trap) {
  process.exitCode = 134;
}
