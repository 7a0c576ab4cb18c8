// node's side of the comparison: answers "MODULE EXPORT SIZE" lines with "RESULT CPU-NANOSECONDS".
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const guests = new Map();
for await (const line of createInterface({ input: process.stdin })) {
  const [path, name, size] = line.split(' ');
  if (!guests.has(path)) guests.set(path, new WebAssembly.Instance(new WebAssembly.Module(readFileSync(path)), {}));
  const before = process.cpuUsage();
  const result = guests.get(path).exports[name](Number(size));
  const used = process.cpuUsage(before);
  console.log(`${result} ${(used.user + used.system) * 1000}`);
}
