#!/usr/bin/env python3
"""Records a table of steps from an execution, for SteppingTest and GuestSteppingTest; nothing of Wasmscope takes part.

Every row of the line table, every function entry and every return from a call of the module is made to report itself through one of
the module's own imports; node runs the module; then the rules of docs/decisions/0009 are applied to what was reported. Rows come from
llvm-dwarfdump or a source map, inlined calls from llvm-symbolizer.

  record.py GUEST.wasm OUTPUT --start FUNCTION --steps over:200 [--source SUFFIX] [--debug FILE] [--map FILE] [--rows FILE]
            [--symbolizer OPTION] [--stdin FILE] [--invoke EXPORT] [--max EVENTS] [--node NODE] [-- ARGUMENTS]

--source is the end of the path of the files that have source; without it all files that are not a library's (LibraryPaths).
--steps COMMAND:COUNT; over, into.
--invoke calls an export instead of _start; functions that WASI does not have return zeros. A module without imports reports into
memory behind its own instead.
--rows FILE: rows as `wasmscope inspect --lines` prints them, for Go, whose own tables no other tool here reads: then the rows are
Wasmscope's, and the execution alone is not.
"""
import argparse, array, bisect, collections, json, os, re, subprocess, sys, tempfile

EVENT = 1000000


class Reader:
    def __init__(self, data, at=0):
        self.data, self.at = data, at

    def byte(self):
        self.at += 1
        return self.data[self.at - 1]

    def u(self):
        value = shift = 0
        while True:
            b = self.byte()
            value |= (b & 127) << shift
            shift += 7
            if b < 128:
                return value

    s = u  # only skipped, never used

    def name(self):
        length = self.u()
        self.at += length
        return self.data[self.at - length:self.at].decode('utf8', 'replace')

    def type(self):
        if self.byte() in (0x63, 0x64):
            self.s()

    def us(self, count):
        for _ in range(count):
            self.u()


def u(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes(out + bytes([value]))


def s(value):
    out = bytearray()
    while True:
        b = value & 127
        value >>= 7
        if value == (-1 if b & 64 else 0):
            return bytes(out + bytes([b]))
        out.append(b | 128)


def immediates(r, op):
    """Skips the immediates of an instruction."""
    if op in (2, 3, 4, 6):
        r.type() if r.data[r.at] in (0x63, 0x64) or r.data[r.at] & 0xc0 == 0x40 else r.s()
    elif op in (0x0c, 0x0d, 0x10, 0x12, 0x14, 0x15, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0xd2, 0xd0, 7, 8, 9, 0x18,
                0x3f, 0x40, 0x41, 0x42, 0xd5, 0xd6):
        r.u()
    elif op in (0x11, 0x13):
        r.us(2)
    elif op == 0x0e:
        r.us(r.u() + 1)
    elif op == 0x1f:
        r.type() if r.data[r.at] in (0x63, 0x64) or r.data[r.at] & 0xc0 == 0x40 else r.s()
        for _ in range(r.u()):
            r.us(2 if r.byte() < 2 else 1)
    elif op == 0x1c:
        for _ in range(r.u()):
            r.type()
    elif 0x28 <= op <= 0x3e:
        if r.u() & 64:
            r.u()
        r.u()
    elif op == 0x43:
        r.at += 4
    elif op == 0x44:
        r.at += 8
    elif op == 0xfc:
        k = r.u()
        r.us({8: 2, 9: 1, 10: 2, 11: 1, 12: 2, 13: 1, 14: 2, 15: 1, 16: 1, 17: 1}.get(k, 0))
    elif op == 0xfb:
        k = r.u()
        if k in (24, 25):
            r.byte()
            r.us(3)
        else:
            r.us(2 if k in (2, 3, 4, 5, 8, 9, 10, 17, 18, 19) else 0 if k in (15, 26, 27, 28, 29, 30) else 1)
    elif op not in (0, 1, 5, 0x0a, 0x0b, 0x0f, 0x19, 0x1a, 0x1b, 0xd1, 0xd3, 0xd4) and not 0x45 <= op <= 0xc4:
        raise SystemExit('opcode %x at %x' % (op, r.at))


class Module:
    def __init__(self, data):
        self.data, self.sections = data, []
        r = Reader(data, 8)
        while r.at < len(data):
            kind, size = r.byte(), r.u()
            self.sections.append((kind, r.at, r.at + size))
            r.at += size
        self.types, self.imports, self.names = [], [], {}
        for kind, start, end in self.sections:
            r = Reader(data, start)
            if kind == 1:
                self.read_types(r)
            elif kind == 2:
                self.read_imports(r)
            elif kind == 0 and r.name() == 'name':
                self.read_names(r, end)
        self.code = next(x for x in self.sections if x[0] == 10)
        r = Reader(data, self.code[1])
        self.bodies = []
        for _ in range(r.u()):
            size = r.u()
            self.bodies.append((r.at, r.at + size))
            r.at += size

    def read_types(self, r):
        for _ in range(r.u()):
            count = 1
            if r.data[r.at] == 0x4e:
                r.byte()
                count = r.u()
            for _ in range(count):
                form = r.byte()
                if form in (0x50, 0x4f):
                    r.us(r.u())
                    form = r.byte()
                self.types.append(self.composite(r, form))

    @staticmethod
    def composite(r, form):
        def types():
            found = []
            for _ in range(r.u()):
                found.append(r.data[r.at])
                r.type()
            return found
        if form == 0x60:
            return types(), types()
        for _ in range(r.u() if form == 0x5f else 1):
            r.type()
            r.byte()
        return None

    def read_imports(self, r):
        for _ in range(r.u()):
            module, name, kind = r.name(), r.name(), r.byte()
            if kind == 0:
                self.imports.append((module, name, r.u()))
            elif kind == 3:
                r.type(), r.byte()
            elif kind == 4:
                r.byte(), r.u()
            else:
                if kind == 1:
                    r.type()
                r.us(2 if r.byte() & 1 else 1)

    def read_names(self, r, end):
        while r.at < end:
            kind, size = r.byte(), r.u()
            after = r.at + size
            if kind == 1:
                for _ in range(r.u()):
                    index = r.u()
                    self.names[index] = r.name()
            r.at = after


def dwarf_rows(file):
    """(address, line, column, file, is_stmt, prologue_end), in sequences."""
    text = subprocess.run(['llvm-dwarfdump-22', '--debug-line', file], capture_output=True, text=True, errors='replace').stdout
    dirs, files, current, sequence = {}, {}, None, []
    for l in text.split('\n'):
        if l.startswith('debug_line['):
            dirs, files, sequence = {}, {}, []
        elif l.startswith('include_directories['):
            dirs[int(l[20:l.index(']')])] = l[l.index('"') + 1:l.rindex('"')]
        elif l.startswith('file_names['):
            current = int(l[11:l.index(']')])
        elif l.startswith('           name:'):
            files[current] = [l[l.index('"') + 1:l.rindex('"')], 0]
        elif l.startswith('      dir_index:'):
            files[current][1] = int(l.split()[-1])
        elif l.startswith('0x'):
            t = l.split()
            name, folder = files.get(int(t[3]), ['?', 0])
            folder = dirs.get(folder, '')
            path = os.path.normpath(name if name.startswith('/') or not folder else folder + '/' + name)
            sequence.append((int(t[0], 16), int(t[1]), int(t[2]), path, 'is_stmt' in l, 'prologue_end' in l))
            if 'end_sequence' in l:
                yield sequence
                sequence = []


def map_rows(file, code_start):
    digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
    j = json.load(open(file))
    at = source = line = column = 0
    rows = []
    for segment in j['mappings'].split(';')[0].split(','):
        values, value, shift = [], 0, 0
        for c in segment:
            d = digits.index(c)
            value |= (d & 31) << shift
            shift += 5
            if d < 32:
                values.append(-(value >> 1) if value & 1 else value >> 1)
                value = shift = 0
        at += values[0]
        if len(values) > 1:
            source, line, column = source + values[1], line + values[2], column + values[3]
            rows.append((at - code_start, line + 1, column + 1, j['sources'][source], True, False))
    yield rows + [rows[-1]]


def printed_rows(file):
    """Rows that `wasmscope inspect --lines` printed; a row of line 0 says where code without a line begins."""
    row = re.compile(r'\s*0x([0-9a-f]+)\s+(\d+)\s+(\d+)\s+\d+\s+(.*?)\s+(/\S+)?$')
    sequence = []
    for m in filter(None, map(row.match, open(file))):
        address, line, column, flags, path = m.groups()
        sequence.append((int(address, 16), int(line), int(column), path or '?', 'is_stmt' in flags, 'prologue_end' in flags))
        if 'end_sequence' in flags:
            yield sequence
            sequence = []


MARKERS = (2, 3, 5, 6, 7, 0x0b, 0x18, 0x19, 0x1f)  # nothing of them is executed: a row on them is at what follows


def last(rows):
    """Of several rows for one instruction the last holds; it is a statement if one of the same line is."""
    address, line, column, file, statement, prologue_end = rows[-1]
    return (address, line, column, file, any(r[4] for r in rows if r[1] == line and r[3] == file), any(r[5] for r in rows))


class ImportDoor:
    """Reports by calls of one of the module's own imports."""

    def __init__(self, module):
        self.function = next((i for i, (_, n, _) in enumerate(module.imports) if n == 'proc_exit'), None)
        if self.function is None:
            self.function = next(i for i, (_, _, t) in enumerate(module.imports) if module.types[t] and module.types[t][0][:1] == [0x7f])
        self.imported = module.imports[self.function]
        params, results = module.types[self.imported[2]]
        constants = {0x7f: b'\x41\0', 0x7e: b'\x42\0', 0x7d: b'\x43' + bytes(4), 0x7c: b'\x44' + bytes(8)}
        self.tail = b''.join(constants[p] for p in params[1:]) + b'\x10' + u(self.function) + b'\x1a' * len(results)

    def report(self, number):
        return b'\x41' + s(number) + self.tail

    def section(self, kind, contents):
        return contents

    def address(self):
        return self.imported[:2]


class MemoryDoor:
    """Reports by stores behind what the module has of memory; a global of the module's own says where the next one goes."""
    PAGES = 64

    def __init__(self, module):
        contents = {kind: Reader(module.data, start) for kind, start, _ in module.sections if kind in (5, 6)}
        memory, self.globals = contents[5], contents[6].u() if 6 in contents else 0
        memory.u()
        self.flags, self.pages = memory.byte(), memory.u()
        self.wide = self.flags & 4
        where = u(self.globals)
        self.before = b'\x23' + where + b'\x41'
        self.after = b'\x36\x02\0\x23' + where + (b'\x42\x04\x7c' if self.wide else b'\x41\x04\x6a') + b'\x24' + where

    def report(self, number):
        return self.before + s(number) + self.after

    def section(self, kind, contents):
        if kind == 5:
            return u(1) + bytes([self.flags & ~1]) + u(self.pages + self.PAGES)
        if kind == 6:
            rest = Reader(contents)
            rest.u()
            start = s(self.pages * 65536)
            return u(self.globals + 1) + contents[rest.at:] + (b'\x7e\1\x42' if self.wide else b'\x7f\1\x41') + start + b'\x0b'
        return contents

    def address(self):
        return '', str(self.pages * 65536)


def instrument(module, sequences):
    """The module with reports, and what each report means: ('row', function, *row), ('enter', function), ('back', function, from, to); and the file that each
    function is written in, as its first row says."""
    base = module.code[1]
    starts = [start - base for start, _ in module.bodies]
    size = module.code[2] - base
    rows = collections.defaultdict(list)
    for sequence in sequences:
        low = sequence[0][0]
        if 0 < low < size:
            for row in sequence[:-1]:
                rows[row[0]].append(row)
    door = ImportDoor(module) if module.imports else MemoryDoor(module)
    events, files = [], {}

    def event(*what):
        events.append(what)
        return door.report(EVENT + len(events) - 1)

    bodies = []
    for index, (start, end) in enumerate(module.bodies):
        r = Reader(module.data, start)
        for _ in range(r.u()):
            r.u()
            r.type()
        out = bytearray(module.data[start:r.at]) + event('enter', index)
        waiting = [row for a in range(start - base, r.at - base) for row in rows.get(a, [])]
        files.update({index: row[3] for a in range(end - base - 1, start - base - 1, -1) for row in rows.get(a, [])[:1]})
        while r.at < end:
            waiting += rows.get(r.at - base, [])
            begin, op = r.at, r.byte()
            if waiting and (op not in MARKERS or r.at == end):
                out += event('row', index, *last(waiting))
                waiting = []
            target = Reader(module.data, r.at).u() if op == 0x10 else -1
            immediates(r, op)
            out += module.data[begin:r.at]
            if op in (0x11, 0x14) or target >= len(module.imports):
                behind = r.at
                while behind < end - 1 and module.data[behind] == 0x0b:  # the engine stands behind markers
                    behind += 1
                out += event('back', index, r.at - base, behind - base)
        bodies.append(bytes(out))
    code = u(len(bodies)) + b''.join(u(len(b)) + b for b in bodies)
    out = bytearray(module.data[:8])
    for kind, start, end in module.sections:
        if kind:
            contents = code if kind == 10 else door.section(kind, module.data[start:end])
            out += bytes([kind]) + u(len(contents)) + contents
    return bytes(out), events, files, door.address()


def symbolize(file, options, addresses):
    """The frames at each address, innermost first: (function, file, line)."""
    if not addresses:
        return {}
    text = subprocess.run(['llvm-symbolizer-22', '--obj=' + file, '--output-style=JSON', *options],
                          input='\n'.join(hex(a) for a in addresses), capture_output=True, text=True).stdout
    return {int(j['Address'], 16): [(x['FunctionName'], x['FileName'], x['Line']) for x in j.get('Symbol', [])]
            for j in map(json.loads, text.splitlines())}


LIBRARY = re.compile(r'^/rustc/|/rustlib/src/rust/library/|/usr/src/rustc-|/c\+\+/v1/|/wasi-libc/|/\.cargo/registry/|'
                     r'^~lib/|/~lib/|^(?!/).*libc-')


class Trace:
    def __init__(self, module, events, files, sequence, source, chains):
        self.module, self.events, self.sequence, self.chains = module, events, sequence, chains
        self.source = source
        depth, stack = array.array('i'), []
        for k in sequence:
            e = events[k]
            if e[0] == 'enter':
                stack.append(e[1])
            else:
                if e[0] == 'back':
                    stack.pop()
                while stack and stack[-1] != e[1]:  # left by an exception
                    stack.pop()
            depth.append(len(stack))
        self.depth = depth
        rows = collections.defaultdict(list)
        for e in events:
            if e[0] == 'row':
                rows[e[1]].append(e)
        written = {f: next((self.chains[e[2]][-1][1] for e in rows[f] if (self.chains or {}).get(e[2])), files[f]) for f in rows}
        self.user = {f for f, file in written.items() if source(file)}
        self.entry = {}
        for f, r in rows.items():
            ends = [x for x in r if x[7]]
            others = [x for x in r if x[3] and x[2] != r[0][2]] if self.has_dwarf() else r
            self.entry[f] = (ends or others or r)[0][2]

    def has_dwarf(self):
        return self.chains is not None

    def chain(self, address):
        """The inlined calls that the user sees, outermost first, as (callee, file and line of the call)."""
        frames = (self.chains or {}).get(address, [])
        while len(frames) > 1 and not self.source(frames[0][1]):
            frames = frames[1:]
        return [(frames[i][0], *frames[i + 1][1:]) for i in range(len(frames) - 2, -1, -1)]

    def shown(self, e):
        """File and line that the user sees at a row."""
        frames = (self.chains or {}).get(e[2], [])
        own = [x for x in frames if self.source(x[1])]
        return (e[5], e[3]) if self.source(e[5]) or not own else own[0][1:]

    def at(self, k):
        return self.events[self.sequence[k]]

    def name(self, f):
        return self.module.names.get(f + len(self.module.imports), '?')

    def start(self, name):
        starts = {('row', f, self.entry[f]) for f in self.user if re.fullmatch(name, self.name(f))}
        return next(k for k in range(len(self.sequence)) if self.at(k)[:3] in starts)

    def stop(self, k):
        e = self.at(k)
        if e[0] == 'back' and k + 1 < len(self.sequence):
            row = self.at(k + 1)
            if row[:2] == ('row', e[1]) and e[2] <= row[2] <= e[3] and row[3]:  # the next line begins right there
                k, e = k + 1, row
        j = k
        while self.at(j)[0] != 'row' or self.depth[j] != self.depth[k]:
            j -= 1
        row = self.at(j)
        file, line = self.shown(row)
        return dict(k=k, depth=self.depth[k], pc=e[2] if e[0] == 'row' else None, file=file, line=line,
                    chain=self.chain(row[2]), f=e[1])

    def step(self, now, command):
        depth, lines = now['depth'], {now['line']} | {c[2] for c in now['chain']}
        left, opening = False, None  # opening: the depth of a frame returned to that has not come to its entry yet
        for k in range(now['k'] + 1, len(self.sequence)):
            e = self.at(k)
            d = self.depth[k]
            if d < depth:
                opening = d if e[1] in self.user and e[2] < self.entry[e[1]] else None
                if e[1] in self.user and opening is None:
                    return self.stop(k)
                depth, left = d, True
                continue
            if e[0] != 'row':
                continue
            if d == opening and e[2] == self.entry[e[1]]:
                return self.stop(k)
            if command == 'into' and d > depth and e[1] in self.user and e[2] == self.entry[e[1]]:
                return self.stop(k)
            if left or d != depth or not e[3] or not e[6]:
                continue
            if not self.has_dwarf() and not self.source(e[5]):
                continue
            there = self.stop(k)
            chain, mine = there['chain'], now['chain']
            if command == 'into':
                if (there['line'], os.path.basename(there['file'])) != (now['line'], os.path.basename(now['file'])):
                    return there
            elif chain == mine[:len(chain)] and there['line'] not in lines:
                return there
        return None

    def walk(self, start, command, count):
        now = self.stop(start)
        yield 'start', now
        for _ in range(count):
            now = self.step(now, command)
            if now is None:
                return
            yield command, now


def main():
    p = argparse.ArgumentParser()
    p.add_argument('wasm'), p.add_argument('output'), p.add_argument('--start', required=True)
    p.add_argument('--steps', default='over:200'), p.add_argument('--source'), p.add_argument('--debug'), p.add_argument('--map')
    p.add_argument('--rows'), p.add_argument('--invoke', default='_start')
    p.add_argument('--symbolizer', action='append', default=[]), p.add_argument('--stdin'), p.add_argument('--max', default='3000000')
    p.add_argument('--node', default='node')
    cut = sys.argv.index('--') if '--' in sys.argv else len(sys.argv)
    a, arguments = p.parse_args(sys.argv[1:cut]), sys.argv[cut + 1:]
    module = Module(open(a.wasm, 'rb').read())
    rows = list(map_rows(a.map, module.code[1]) if a.map else printed_rows(a.rows) if a.rows else dwarf_rows(a.debug or a.wasm))
    wasm, events, files, door = instrument(module, rows)
    with tempfile.TemporaryDirectory() as folder:
        open(folder + '/m.wasm', 'wb').write(wasm)
        subprocess.run([*a.node.split(), os.path.dirname(os.path.abspath(__file__)) + '/run.mjs', folder + '/m.wasm', folder + '/out', a.max,
                        *door, a.invoke, *arguments], stdin=open(a.stdin or os.devnull), stdout=subprocess.DEVNULL, check=True)
        sequence = array.array('i')
        sequence.frombytes(open(folder + '/out', 'rb').read())
    source = (lambda f: f.endswith(a.source)) if a.source else (lambda f: not LIBRARY.search(f))
    executed = sorted({e[2] for e in map(events.__getitem__, set(sequence)) if e[0] == 'row'})
    chains = None if a.map or a.rows else symbolize(a.debug or a.wasm, a.symbolizer, executed)
    trace = Trace(module, events, files, sequence, source, chains)
    command, count = a.steps.split(':')
    first = trace.start(a.start)
    with open(a.output, 'w') as out:
        out.write('# COMMAND FILE:LINE depth=FRAMES-ABOVE-THE-START pc=ROW (absent behind a call)\n')
        out.write('# Recorded by tools/stepping/record.py from an execution by node, not from this debugger.\n')
        for c, stop in trace.walk(first, command, int(count)):
            pc = '' if stop['pc'] is None else ' pc=0x%x' % stop['pc']
            out.write('%-5s %s:%d depth=%d%s\n' % (c, os.path.basename(stop['file']), stop['line'],
                                                  stop['depth'] - trace.depth[first], pc))
    print(a.output, sum(1 for _ in open(a.output)) - 2, 'rows')


main()
