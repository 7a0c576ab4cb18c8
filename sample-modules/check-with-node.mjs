// node check-with-node.mjs [--update] [ID…]: runs every recorded run of the samples (all, or these)
// under node's WASI and compares what comes out with expected.json; --update writes it anew.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('src/main/resources/dev/wasmscope/samples/', import.meta.url));
const startModule = `
  const [wasm, preopens, ...args] = process.argv.slice(1);
  const wasi = new WASI({ version: 'preview1', args, preopens: JSON.parse(preopens), returnOnExit: true });
  const module = new WebAssembly.Module(fs.readFileSync(wasm));
  const report = (result) => fs.writeFileSync(3, JSON.stringify(result));
  try {
    report({ exitCode: wasi.start(new WebAssembly.Instance(module, wasi.getImportObject())) });
  } catch (error) {
    report({ trap: error.message });
  }`;
const prologue = `import fs from 'node:fs'; import { WASI } from 'node:wasi';`;

/** The specification's words for the traps that V8 names differently. */
const traps = { 'divide by zero': 'integer divide by zero', unreachable: 'unreachable' };

function runOnce(sample, run) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sample-'));
  const preopens = {};
  for (const preopen of sample.preopens) {
    preopens[preopen.guest] = path.join(folder, preopen.directory);
    fs.mkdirSync(preopens[preopen.guest], { recursive: true });
  }
  const given = new Set(sample.files);
  for (const file of given) {
    fs.copyFileSync(path.join(root, sample.id, file), path.join(folder, file));
  }
  const wasm = path.join(root, sample.id, sample.module);
  const child = spawnSync(
    process.execPath,
    ['--no-warnings', '--input-type=module', '-e', prologue + startModule, wasm, JSON.stringify(preopens), sample.id, ...run.arguments],
    { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], encoding: 'utf8' },
  );
  const { exitCode = null, trap = null } = JSON.parse(child.output[3]);
  const written = {};
  for (const preopen of sample.preopens) {
    for (const name of fs.readdirSync(path.join(folder, preopen.directory)).sort()) {
      const file = `${preopen.directory}/${name}`;
      if (!given.has(file)) written[file] = fs.readFileSync(path.join(folder, file), 'utf8');
    }
  }
  fs.rmSync(folder, { recursive: true });
  return {
    run: run.id,
    exitCode,
    trap: trap === null ? null : (traps[trap] ?? trap),
    stdout: child.stdout,
    stderr: child.stderr,
    files: written,
  };
}

const asked = process.argv.slice(2).filter((argument) => argument !== '--update');
const update = process.argv.includes('--update');
const ids = asked.length > 0 ? asked : JSON.parse(fs.readFileSync(path.join(root, 'index.json'), 'utf8'));
let failed = 0;
for (const id of ids) {
  const sample = JSON.parse(fs.readFileSync(path.join(root, id, 'sample.json'), 'utf8'));
  const seen = JSON.stringify(sample.runs.map((run) => runOnce(sample, run)), null, 2) + '\n';
  const file = path.join(root, id, 'expected.json');
  if (update) {
    fs.writeFileSync(file, seen);
  } else if (fs.readFileSync(file, 'utf8') !== seen) {
    console.error(`${id}: not as in ${path.relative(process.cwd(), file)}; node saw\n${seen}`);
    failed++;
    continue;
  }
  console.log(`${id}: ${sample.runs.length} run(s) ${update ? 'recorded' : 'as expected'}`);
}
process.exitCode = failed === 0 ? 0 : 1;
