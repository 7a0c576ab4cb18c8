// What node's WASI makes of every way to open: one line a cell, as PathOpenMatrixTest reads it.
// node node-path-open.mjs FOLDER, which is empty
import { WASI } from 'node:wasi';
import fs from 'node:fs';
import path from 'node:path';

const root = process.argv[2];
const wasi = new WASI({ version: 'preview1', preopens: { '/': root } });
const memory = new WebAssembly.Memory({ initial: 1 });
wasi.initialize({ exports: { memory } });
const { path_open, fd_close } = wasi.wasiImport;
const READ = 2n;
const WRITE = 66n;
let cell = 0;
for (const target of ['file', 'dir', 'file-link', 'dir-link', 'dangling', 'missing']) {
  for (const slash of ['', '/']) {
    for (const follow of [0, 1]) {
      for (const rights of [READ, WRITE]) {
        for (let oflags = 0; oflags < 16; oflags++) {
          const name = 'c' + cell++;
          const folder = path.join(root, name);
          fs.mkdirSync(path.join(folder, 'dir'), { recursive: true });
          fs.writeFileSync(path.join(folder, 'file'), 'text');
          fs.symlinkSync('file', path.join(folder, 'file-link'));
          fs.symlinkSync('dir', path.join(folder, 'dir-link'));
          fs.symlinkSync('nowhere', path.join(folder, 'dangling'));
          const bytes = new TextEncoder().encode(`${name}/${target}${slash}`);
          new Uint8Array(memory.buffer).set(bytes, 1024);
          const errno = path_open(3, follow, 1024, bytes.length, oflags, rights, 0n, 0, 256);
          if (errno === 0) fd_close(new DataView(memory.buffer).getUint32(256, true));
          const made = ['missing', 'nowhere'].some((n) => fs.existsSync(path.join(folder, n)));
          const cut = fs.statSync(path.join(folder, 'file')).size === 0;
          console.log(errno, made ? 'made' : cut ? 'cut' : 'open');
        }
      }
    }
  }
}
