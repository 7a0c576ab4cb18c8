// What node's WASI makes of every function on every kind of path: one errno a line, as PathMatrixTest
// reads it. node node-paths.mjs FOLDER, which is empty
import { WASI } from 'node:wasi';
import fs from 'node:fs';
import path from 'node:path';

const root = process.argv[2];
const wasi = new WASI({ version: 'preview1', preopens: { '/': root } });
const memory = new WebAssembly.Memory({ initial: 1 });
wasi.initialize({ exports: { memory } });
const w = wasi.wasiImport;
let free;
function put(text) {
  const bytes = new TextEncoder().encode(text);
  new Uint8Array(memory.buffer).set(bytes, free);
  free += bytes.length;
  return [free - bytes.length, bytes.length];
}
const calls = [
  (at) => w.path_filestat_get(3, 0, ...put(at), 256),
  (at) => w.path_filestat_get(3, 1, ...put(at), 256),
  (at) => w.path_filestat_set_times(3, 0, ...put(at), 0n, 0n, 10),
  (at) => w.path_filestat_set_times(3, 1, ...put(at), 0n, 0n, 10),
  (at) => w.path_readlink(3, ...put(at), 512, 100, 256),
  (at) => w.path_create_directory(3, ...put(at)),
  (at) => w.path_remove_directory(3, ...put(at)),
  (at) => w.path_unlink_file(3, ...put(at)),
  (at) => w.path_symlink(...put('x'), 3, ...put(at)),
  (at, cell) => w.path_link(3, 0, ...put(at), 3, ...put(`${cell}/new`)),
  (at, cell) => w.path_link(3, 0, ...put(`${cell}/file`), 3, ...put(at)),
  (at, cell) => w.path_rename(3, ...put(at), 3, ...put(`${cell}/new`)),
  (at, cell) => w.path_rename(3, ...put(`${cell}/other`), 3, ...put(at)),
  (at, cell) => w.path_rename(3, ...put(`${cell}/empty`), 3, ...put(at)),
];
let count = 0;
for (const target of ['file', 'dir', 'full', 'file-link', 'dir-link', 'dangling', 'missing', 'file/x']) {
  for (const slash of ['', '/']) {
    for (const call of calls) {
      const cell = 'c' + count++;
      const folder = path.join(root, cell);
      for (const name of ['dir', 'full', 'empty']) fs.mkdirSync(path.join(folder, name), { recursive: true });
      for (const name of ['file', 'other', 'full/file']) fs.writeFileSync(path.join(folder, name), 'text');
      fs.symlinkSync('file', path.join(folder, 'file-link'));
      fs.symlinkSync('dir', path.join(folder, 'dir-link'));
      fs.symlinkSync('nowhere', path.join(folder, 'dangling'));
      free = 1024;
      console.log(call(`${cell}/${target}${slash}`, cell));
    }
  }
}
