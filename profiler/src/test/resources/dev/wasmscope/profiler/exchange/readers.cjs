// Opens our files with packages of other people and prints what those found. Usage: readers.cjs FOLDER
'use strict';
const fs = require('fs');
const path = require('path');
const zlib = require('zlib');
const { spawnSync } = require('child_process');

const folder = process.argv[2];
const file = (name) => path.join(folder, name);

/** speedscope's own application, without a screen: its list of profiles and its sandwich table. */
async function speedscope(name) {
  const { JSDOM, VirtualConsole } = require('jsdom');
  const release = path.join(path.dirname(require.resolve('speedscope/package.json')), 'dist/release');
  const bundle = fs.readdirSync(release).find((f) => /^speedscope-.*\.js$/.test(f));
  const { window } = new JSDOM('<!doctype html><body></body>', {
    url: 'http://localhost/#localProfilePath=none&view=sandwich',
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    virtualConsole: new VirtualConsole(),
  });
  const ignore = () => {};
  window.matchMedia = () => ({ matches: false, addListener: ignore, removeListener: ignore, addEventListener: ignore, removeEventListener: ignore });
  window.TextDecoder = TextDecoder;
  window.TextEncoder = TextEncoder;
  window.ResizeObserver = class { observe() {} disconnect() {} };
  window.Element.prototype.scrollTo = window.Element.prototype.scrollIntoView = ignore;
  // High enough for every row of a table, too narrow for anything to be painted.
  window.HTMLElement.prototype.getBoundingClientRect = () => ({ x: 0, y: 0, top: 0, left: 0, width: 0, height: 2000, right: 0, bottom: 2000 });
  window.HTMLCanvasElement.prototype.getContext = function (kind) {
    if (kind !== '2d') return null;
    return new Proxy({ canvas: this, measureText: (t) => ({ width: t.length }) }, { get: (t, k) => (k in t ? t[k] : ignore), set: () => true });
  };
  window.eval(fs.readFileSync(path.join(release, bundle), 'utf8'));
  const until = async (done, seconds) => {
    for (let i = 0; i < seconds * 50 && !done(); i++) await new Promise((go) => setTimeout(go, 20));
  };
  await until(() => window.speedscope, 60);
  const rows = () => [...window.document.querySelectorAll('tr')].map((tr) => [...tr.children].map((cell) => cell.textContent).join(' | '));
  // Its first view has to be there before it takes a file, and it does not say when: it is asked again where it did not hear.
  for (let i = 0; i < 12 && !rows().some((row) => /%\)/.test(row)); i++) {
    await new Promise((go) => setTimeout(go, 200));
    window.speedscope.loadFileFromBase64(name, fs.readFileSync(file(name)).toString('base64'));
    await until(() => rows().some((row) => /%\)/.test(row)), 5);
  }
  console.log(`speedscope opens ${name}: ${window.document.title}`);
  rows().filter((row) => !/^(#|Total) \|/.test(row)).forEach((row) => console.log(`  ${row}`));
}

/** speedscope's own schema of its files. */
function schema(name) {
  const Ajv = require('ajv');
  const release = path.join(path.dirname(require.resolve('speedscope/package.json')), 'dist/release');
  const validate = new Ajv({ strict: false }).compile(JSON.parse(fs.readFileSync(path.join(release, 'file-format-schema.json'), 'utf8')));
  const valid = validate(JSON.parse(fs.readFileSync(file(name), 'utf8')));
  console.log(`schema of ${name}: ${valid ? 'valid' : JSON.stringify(validate.errors)}`);
}

/** pprof-format's decoder: self values by function and line. */
function pprofFormat(name) {
  const { Profile } = require('pprof-format');
  const profile = Profile.decode(zlib.gunzipSync(fs.readFileSync(file(name))));
  const text = (i) => profile.stringTable.strings[Number(i)];
  const places = new Map(profile.location.map((l) => [Number(l.id), l]));
  const functions = new Map(profile.function.map((f) => [Number(f.id), f]));
  console.log(`pprof-format decodes ${name}: ${profile.sampleType.map((t) => `${text(t.type)}/${text(t.unit)}`).join(' ')}, default ${text(profile.defaultSampleType)}`);
  const sums = new Map();
  for (const sample of profile.sample) {
    const lines = places.get(Number(sample.locationId[0])).line;
    const key = lines.map((l) => { const f = functions.get(Number(l.functionId)); return `${text(f.name)} ${text(f.filename)}:${l.line}`; }).join(' < ');
    const sum = sums.get(key) || profile.sampleType.map(() => 0);
    sums.set(key, sum.map((value, i) => value + Number(sample.value[i])));
  }
  [...sums].sort().forEach(([key, sum]) => console.log(`  ${key} = ${sum.join(' ')}`));
}

/** Google's own generated code of profile.proto. */
function pprofProto(name) {
  const { perftools } = require('pprof/proto/profile.js');
  const bytes = zlib.gunzipSync(fs.readFileSync(file(name)));
  const profile = perftools.profiles.Profile.decode(bytes);
  const wrong = perftools.profiles.Profile.verify(profile);
  console.log(`profile.proto of ${name}: ${wrong || 'verified'}, ${profile.sample.length} samples, ${profile.location.length} locations, ${profile.function.length} functions`);
}

/** The Firefox Profiler's command line, which brings a file up to its version and analyses it. */
function firefox(name) {
  const cli = require.resolve('@firefox-devtools/profiler-cli/dist/profiler-cli.js');
  const env = { ...process.env, PROFILER_CLI_SESSION_DIR: file('sessions'), PROFILER_CLI_NO_SYMBOLICATE: '1' };
  // A session each: the one that was told to stop may still be there when the next file is loaded.
  const session = name.replaceAll('.', '-');
  const start = (...args) => spawnSync(process.execPath, [cli, ...args, '--session', session], { env, encoding: 'utf8', timeout: 60000 });
  const output = (done, args) => {
    if (done.status !== 0) console.log(`profiler-cli ${args.join(' ')}: ${done.stdout}${done.stderr}`);
    return done.stdout;
  };
  const run = (...args) => output(start(...args), args);
  // It gives its own process some seconds to load, which a busy machine may not.
  let loaded = start('load', file(name));
  for (let i = 0; i < 2 && loaded.status !== 0; i++) {
    start('stop', session);
    loaded = start('load', file(name));
  }
  output(loaded, ['load', name]);
  console.log(`profiler-cli loads ${name}: ${JSON.parse(run('thread', 'list', '--json')).threads.map((t) => t.name).join(', ')}`);
  run('thread', 'functions', '--include-idle', '--limit', '0').split('\n')
    .filter((line) => /^ +f-\d+\./.test(line)).forEach((line) => console.log(line.replace(/^ +f-\d+\. /, '  ')));
  run('stop', session);
}

/** A file that pprof-format makes, for our reader. */
function writePprof(name) {
  const { Profile, StringTable, ValueType, Location, Line, Sample, Function: Fn } = require('pprof-format');
  const stringTable = new StringTable();
  const fn = (id, name_, line) => new Fn({ id, name: stringTable.dedup(name_), filename: stringTable.dedup('main.go'), startLine: line });
  const at = (id, ...lines) => new Location({ id, address: 0x5555_0000_0000n + BigInt(id), line: lines.map(([functionId, line]) => new Line({ functionId, line })) });
  const profile = new Profile({
    stringTable,
    sampleType: [new ValueType({ type: stringTable.dedup('samples'), unit: stringTable.dedup('count') }), new ValueType({ type: stringTable.dedup('cpu'), unit: stringTable.dedup('nanoseconds') })],
    function: [fn(1, 'main.main', 5), fn(2, 'main.work', 11), fn(3, 'main.tiny', 20)],
    location: [at(1, [1, 7]), at(2, [3, 21], [2, 13]), at(3, [2, 14])],
    sample: [new Sample({ locationId: [2, 1], value: [3, 30000000] }), new Sample({ locationId: [3, 1], value: [2, 20000000] }), new Sample({ locationId: [1], value: [1, 10000000] })],
  });
  fs.writeFileSync(file(name), zlib.gzipSync(profile.encode()));
}

(async () => {
  writePprof('go.pb.gz');
  schema('exact.speedscope.json');
  schema('sampled.speedscope.json');
  for (const name of ['exact.speedscope.json', 'sampled.speedscope.json', 'exact.pb.gz', 'exact.folded', 'exact.trace.json', 'exact.cpuprofile']) await speedscope(name);
  pprofFormat('exact.pb.gz');
  pprofFormat('sampled.pb.gz');
  pprofProto('exact.pb.gz');
  pprofProto('sampled.pb.gz');
  firefox('exact.firefox.json.gz');
  firefox('sampled.firefox.json.gz');
  process.exit(0);
})();
