// Values of AssemblyScript, for the debugger to show where `done` is called. Made by
//   asc views.ts -o views.wasm --debug -O0 --exportStart _start --use abort= && gzip -9 -n views.wasm
class Point { constructor(public x: f64, public y: i32) {} }
class Node { next: Node | null = null; constructor(public label: string) {} }

let calls = 0;
function done(): void { calls++; }

function values(text: string, empty: string, numbers: i32[], floats: f64[], words: string[], bytes: Uint8Array,
    shorts: Int16Array, fixed: StaticArray<i32>, ages: Map<string, i32>, codes: Map<i32, f64>, set: Set<string>,
    point: Point, node: Node, buffer: ArrayBuffer, nested: i32[][], number: i32): i32 {
  done();
  return text.length + empty.length + numbers.length + floats.length + words.length + bytes.length + shorts.length + fixed.length
    + ages.size + codes.size + set.size + point.y + node.label.length + buffer.byteLength + nested.length + number;
}

export function run(): void {
  const ages = new Map<string, i32>();
  ages.set("ada", 1); ages.set("bob", 2); ages.set("cyd", 3); ages.delete("bob");
  const codes = new Map<i32, f64>();
  codes.set(7, 0.5); codes.set(-1, 2.0);
  const set = new Set<string>();
  set.add("x"); set.add("y");
  const bytes = new Uint8Array(3); bytes[1] = 200;
  const shorts = new Int16Array(2); shorts[0] = -5;
  const fixed: StaticArray<i32> = [10, 20];
  values("grüße " + "x", "", [1, -2, 3], [0.5, 1.5], ["one", "two"], bytes, shorts, fixed, ages, codes, set,
    new Point(1.5, 2), new Node("first"), new ArrayBuffer(4), [[1], [2, 3]], 1000);
}
run();
