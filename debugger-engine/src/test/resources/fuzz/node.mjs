// Runs modules of ModuleGenerator: reads length (4 bytes, little-endian) and bytes of each from the standard input,
// and answers with one line: how each export ended, the result so far, then a checksum of each memory.
import { readSync, writeSync } from 'node:fs';
import { createHash } from 'node:crypto';

const KINDS = [
  [/unreachable/, 'unreachable'],
  [/memory access out of bounds|data segment .*out of bounds|memory.*out of bounds/, 'memory'],
  [/divide by zero|remainder by zero/, 'divide by zero'],
  [/divide result unrepresentable|float unrepresentable in integer range/, 'not representable'],
  [/table index is out of bounds|table access out of bounds|element segment .*out of bounds|table.*out of bounds/, 'table'],
  [/null function or function signature mismatch/, 'indirect call'],
  [/dereferencing a null pointer|rethrowing null value/, 'null'],
  [/illegal cast/, 'cast'],
  [/array element access out of bounds|array.*out of bounds/, 'array'],
  [/array.*too large/, 'too large'],
];

function read(count) {
  const buffer = Buffer.alloc(count);
  for (let done = 0; done < count;) {
    let got = 0;
    try {
      got = readSync(0, buffer, done, count - done);
    } catch (e) {
      if (e.code === 'EAGAIN') continue;
      throw e;
    }
    if (got === 0) return undefined;
    done += got;
  }
  return buffer;
}

function end(error) {
  if (error instanceof WebAssembly.Exception) return 'exception';
  const known = KINDS.find(([pattern]) => pattern.test(error.message));
  return known ? known[1] : String(error);
}

function call(name, instance) {
  try {
    instance.exports[name]();
    return 'ok';
  } catch (e) {
    return end(e);
  }
}

function run(bytes) {
  let instance;
  try {
    instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), {});
  } catch (e) {
    return `not instantiated: ${e.message}`;
  }
  const said = [];
  for (const name of Object.keys(instance.exports).filter((name) => /^run|^dump$/.test(name))) {
    said.push(`${name} ${call(name, instance)} ${BigInt.asUintN(64, instance.exports.result.value).toString(16)}`);
  }
  for (const [name, memory] of Object.entries(instance.exports).filter(([name]) => /^memory/.test(name))) {
    const contents = new Uint8Array(memory.buffer);
    said.push(`${name} ${createHash('sha1').update(contents).digest('hex')}`);
  }
  return said.join(', ');
}

for (let head = read(4); head; head = read(4)) {
  writeSync(1, `${run(read(head.readUInt32LE()))}\n`);
}
