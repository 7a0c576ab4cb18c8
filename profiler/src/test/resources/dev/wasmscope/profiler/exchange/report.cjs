// Runs our report in jsdom and prints what it shows. Usage: report.cjs FOLDER
'use strict';
const fs = require('fs');
const path = require('path');
const { JSDOM, VirtualConsole } = require('jsdom');

async function open(name, hash) {
  const painted = [];
  const pen = { fillText: (text) => painted.push(text), fillRect: () => {}, strokeRect: () => {}, setTransform: () => {} };
  const { window } = new JSDOM(fs.readFileSync(path.join(process.argv[2], name), 'utf8'), {
    url: `http://localhost/${name}${hash}`,
    runScripts: 'dangerously',
    virtualConsole: new VirtualConsole().on('jsdomError', (error) => console.log(`error: ${error.message}`)),
    beforeParse(w) {
      Object.assign(w, { DecompressionStream, Response, Blob, Uint8Array });
      w.matchMedia = () => ({ matches: false });
      w.CSS = { escape: (text) => text };
      w.HTMLCanvasElement.prototype.getContext = () => pen;
      Object.defineProperty(w.HTMLElement.prototype, 'clientWidth', { get: () => 1000 });
      Object.defineProperty(w.HTMLElement.prototype, 'clientHeight', { get: () => 400 });
    },
  });
  const page = window.document;
  for (let i = 0; i < 3000 && !page.documentElement.dataset.ready; i++) await new Promise((go) => setTimeout(go, 20));
  return { page, painted, window };
}

const rows = (page) => [...page.querySelectorAll('#table tr')].map((tr) => `  ${[...tr.children].map((cell) => cell.textContent).join(' | ')}`).join('\n');

(async () => {
  const { page, painted, window } = await open('exact.html', '');
  console.log(`title: ${page.title}, ${page.getElementById('note').textContent}`);
  console.log(`measures: ${[...page.querySelectorAll('#measure option')].map((option) => option.textContent).join(', ')}`);
  console.log(`painted: ${[...new Set(painted)].join(', ')}`);
  const search = page.getElementById('search');
  search.value = 'area';
  search.oninput({ target: search });
  console.log(`search 'area': ${page.getElementById('share').textContent}`);
  search.value = '(';
  search.oninput({ target: search });
  console.log(`search '(': invalid ${search.getAttribute('aria-invalid')}`);
  const key = (name) => page.getElementById('graph').onkeydown({ key: name, preventDefault() {} });
  ['ArrowDown', 'ArrowDown', 'Enter'].forEach(key);
  console.log(`keys: ${page.getElementById('status').textContent}, zoomed ${!page.getElementById('reset').hidden}`);
  key('Escape');
  console.log(`escape: zoomed ${!page.getElementById('reset').hidden}`);
  page.getElementById('theme').onclick();
  console.log(`theme: ${page.documentElement.dataset.theme}`);
  for (const [name, hash] of [['exact.html', '#table'], ['exact.html', '#lines'], ['exact.html', '#table/walk'], ['sampled.html', '#table']]) {
    console.log(`${name} ${hash}:`);
    console.log(rows((await open(name, hash)).page));
  }
  const upside = await open('exact.html', '#inverted');
  console.log(`inverted: ${[...new Set(upside.painted)].join(', ')}`);
  process.exit(0);
})();
