'use strict';
// The report's data: { title, note, measures: [{name, unit}], functions: [[name, file, line, host]],
// parent: [row], function: [index], calls: [n], values: [[self by row] by measure],
// lines: [[file, line, value by measure]] }. Row 0 is the host; a parent comes before its children.
(async () => {
  const $ = (id) => document.getElementById(id);
  const packed = Uint8Array.from(atob($('data').textContent), (c) => c.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const data = await new Response(unpacked).json();
  const canvas = $('canvas');
  const pen = canvas.getContext('2d');
  const graph = $('graph');
  const HEIGHT = 18;
  const state = { view: 'flame', measure: 0, pattern: null, zoom: 0, chosen: 0, order: 'self', up: false };
  let tree = null; // what is drawn: parent, fn, self, total, depth, left, children by row
  let boxes = []; // what was drawn: row, x, y, width

  const total = (values, parent) => {
    const sums = Float64Array.from(values);
    for (let row = sums.length - 1; row > 0; row--) sums[parent[row]] += sums[row];
    return sums;
  };

  const NONE = []; // the children of most rows

  /** Where each row's box starts, children widest first, in units of the measure. */
  function layout(parent, fn, self) {
    const size = parent.length;
    const sums = total(self, parent);
    const depth = new Int32Array(size);
    const children = new Array(size).fill(NONE);
    for (let row = 1; row < size; row++) {
      depth[row] = depth[parent[row]] + 1;
      if (!(sums[row] > 0)) continue;
      if (children[parent[row]] === NONE) children[parent[row]] = [row];
      else children[parent[row]].push(row);
    }
    const left = new Float64Array(size);
    for (let row = 0; row < size; row++) {
      let at = left[row];
      if (children[row].length > 1) children[row].sort((a, b) => sums[b] - sums[a] || a - b);
      for (const child of children[row]) {
        left[child] = at;
        at += sums[child];
      }
    }
    const deepest = depth.reduce((most, d) => Math.max(most, d), 0);
    return { parent, fn, self, total: sums, depth, deepest, left, children };
  }

  /** Callers below callees: every row's self value walks up its path. */
  function inverted(self) {
    const parent = [-1];
    const fn = [-1];
    const values = [0];
    const known = new Map(); // by caller and function: one table for all, as there may be millions
    for (let row = 1; row < self.length; row++) {
      if (!(self[row] > 0)) continue;
      let node = 0;
      for (let at = row; at > 0; at = data.parent[at]) {
        const f = data.function[at];
        const step = node * data.functions.length + f;
        let next = known.get(step);
        if (next === undefined) {
          next = parent.length;
          known.set(step, next);
          parent.push(node);
          fn.push(f);
          values.push(0);
        }
        node = next;
      }
      values[node] += self[row];
    }
    return layout(parent, fn, values);
  }

  const nameOf = (f) => (f < 0 ? data.title : data.functions[f][0]);
  const fileOf = (f) => (f < 0 ? '' : data.functions[f][1]);
  const found = new Uint8Array(data.functions.length); // which functions the search names
  const matches = (f) => f >= 0 && found[f] === 1;
  const share = (value) => `${((100 * value) / (tree.total[0] || 1)).toFixed(2)} %`;

  function amount(value, unit = data.measures[state.measure].unit) {
    if (data.measures[state.measure].unit === 'nanoseconds')
      return value >= 1e9 ? `${(value / 1e9).toFixed(3)} s` : `${(value / 1e6).toFixed(3)} ms`;
    const digits = Math.round(value).toLocaleString('en-US');
    return unit === 'count' || unit === '' ? digits : `${digits} ${unit}`;
  }

  const hues = new Map();

  /** A number for a file, the same in every report. */
  function hue(text) {
    let hash = hues.get(text);
    if (hash === undefined) {
      hash = 7;
      for (const c of text) hash = (hash * 31 + c.charCodeAt(0)) >>> 0;
      hues.set(text, hash);
    }
    return hash;
  }

  /** One colour a file, so that what belongs together looks alike; the host is grey. */
  function colour(row, dark) {
    const f = tree.fn[row];
    if (f < 0 || data.functions[f][3]) return dark ? '#3a414d' : '#c3c9d4';
    if (matches(f)) return dark ? '#b04fd0' : '#d9a3ee';
    const hash = hue(fileOf(f) || nameOf(f));
    const shade = (f * 7) % 9;
    return `hsl(${(hash % 11) * 18 + (hash % 3) * 5 + 5} ${dark ? 42 : 66}% ${dark ? 29 + shade : 70 + shade}%)`;
  }

  function draw() {
    const dark = document.documentElement.dataset.theme === 'dark';
    const ratio = window.devicePixelRatio || 1;
    const width = graph.clientWidth;
    const height = Math.max((tree.deepest + 1) * HEIGHT + 4, graph.clientHeight - 4);
    // A canvas has a largest size; only what is scrolled to is drawn.
    const visible = Math.min(height, graph.clientHeight);
    canvas.width = width * ratio;
    canvas.height = visible * ratio;
    canvas.style.cssText = `width:${width}px;height:${visible}px;position:sticky;top:0;margin-bottom:${height - visible}px`;
    pen.setTransform(ratio, 0, 0, ratio, 0, -graph.scrollTop * ratio);
    pen.font = '12px ui-monospace, Menlo, Consolas, monospace';
    pen.textBaseline = 'middle';
    boxes = [];
    const zoom = state.zoom;
    const scale = width / (tree.total[zoom] || 1);
    for (let at = zoom; at >= 0; at = tree.parent[at]) box(at, 0, width, at !== zoom, dark);
    const stack = tree.children[zoom].slice();
    const from = graph.scrollTop;
    const to = from + visible;
    while (stack.length > 0) {
      const row = stack.pop();
      const wide = tree.total[row] * scale;
      const y = tree.depth[row] * HEIGHT;
      if (wide < 0.4 || y > to) continue; // culled, with everything below
      if (y + HEIGHT >= from) box(row, (tree.left[row] - tree.left[zoom]) * scale, wide, false, dark);
      for (const child of tree.children[row]) stack.push(child);
    }
    $('reset').hidden = zoom === 0;
  }

  function box(row, x, width, ancestor, dark) {
    const y = tree.depth[row] * HEIGHT;
    boxes.push([row, x, y, width]);
    pen.globalAlpha = ancestor ? 0.5 : 1;
    pen.fillStyle = colour(row, dark);
    pen.fillRect(x, y, Math.max(width - (width > 3 ? 1 : 0), 0.4), HEIGHT - 1);
    if (row === state.chosen) {
      pen.strokeStyle = dark ? '#fff' : '#000';
      pen.strokeRect(x + 0.5, y + 0.5, Math.max(width - 2, 0), HEIGHT - 2);
    }
    const letters = Math.floor((width - 8) / 7.3);
    if (letters > 2) {
      const name = nameOf(tree.fn[row]);
      pen.fillStyle = dark ? '#f1f3f7' : '#14181f';
      pen.fillText(name.length > letters ? `${name.slice(0, letters - 1)}…` : name, x + 4, y + HEIGHT / 2);
    }
    pen.globalAlpha = 1;
  }

  const at = (event) => {
    const edge = graph.getBoundingClientRect();
    const x = event.clientX - edge.left;
    const y = event.clientY - edge.top + graph.scrollTop;
    const hit = boxes.find((b) => x >= b[1] && x < b[1] + b[3] && y >= b[2] && y < b[2] + HEIGHT);
    return hit ? hit[0] : -1;
  };

  function describe(row) {
    const f = tree.fn[row];
    const lines = [nameOf(f)];
    if (f >= 0 && fileOf(f)) lines.push(`${fileOf(f)}${data.functions[f][2] > 0 ? `:${data.functions[f][2]}` : ''}`);
    lines.push(`total ${amount(tree.total[row])} (${share(tree.total[row])}), self ${amount(tree.self[row])} (${share(tree.self[row])})`);
    if (state.view === 'flame' && row > 0 && data.calls[row] > 0) lines.push(`${data.calls[row].toLocaleString('en-US')} calls`);
    return lines;
  }

  function choose(row) {
    state.chosen = row;
    $('status').textContent = describe(row).join('  ·  ');
    const y = tree.depth[row] * HEIGHT;
    if (y < graph.scrollTop) graph.scrollTop = y;
    else if (y + HEIGHT > graph.scrollTop + graph.clientHeight) graph.scrollTop = y + HEIGHT - graph.clientHeight;
    draw();
  }

  /** What share of the whole stands below found functions; each path is counted once. */
  function showShare() {
    if (state.pattern === null) return void ($('share').textContent = '');
    const inside = new Uint8Array(tree.fn.length);
    let cost = 0;
    const functions = new Set();
    for (let row = 1; row < tree.fn.length; row++) {
      const hit = matches(tree.fn[row]);
      if (hit) functions.add(tree.fn[row]);
      inside[row] = hit || inside[tree.parent[row]] ? 1 : 0;
      if (inside[row]) cost += tree.self[row];
    }
    $('share').textContent = `${functions.size} function${functions.size === 1 ? '' : 's'}, ${share(cost)}`;
  }

  /** Self and total by function; recursion is counted once. */
  function functionRows() {
    const rows = data.functions.map((f, i) => ({ f: i, name: f[0], where: f[1] ? `${f[1]}${f[2] > 0 ? `:${f[2]}` : ''}` : '', self: 0, total: 0, calls: 0 }));
    const values = data.values[state.measure];
    const sums = total(values, data.parent);
    const open = new Int32Array(data.functions.length);
    const below = Array.from({ length: data.parent.length }, () => []);
    for (let row = 1; row < data.parent.length; row++) below[data.parent[row]].push(row);
    const stack = below[0].map((row) => row);
    while (stack.length > 0) {
      const row = stack.pop();
      if (row < 0) {
        open[data.function[~row]]--;
        continue;
      }
      const entry = rows[data.function[row]];
      entry.self += values[row];
      entry.calls += data.calls[row];
      if (open[entry.f] === 0) entry.total += sums[row];
      open[entry.f]++;
      stack.push(~row);
      for (const child of below[row]) stack.push(child);
    }
    return rows;
  }

  const COLUMNS = {
    table: [['self', 'Self', 1], ['total', 'Total', 1], ['calls', 'Calls', 1], ['name', 'Function', 0], ['where', 'Declared at', 0]],
    lines: [['self', 'Self', 1], ['name', 'Line', 0]],
  };

  function showTable() {
    const columns = COLUMNS[state.view];
    const rows =
      state.view === 'table' ? functionRows() : data.lines.map((l) => ({ f: -1, name: `${l[0]}:${l[1]}`, self: l[2 + state.measure] }));
    const key = columns.some((c) => c[0] === state.order) ? state.order : 'self';
    const sign = state.up ? 1 : -1;
    const compare = (a, b) => (typeof a[key] === 'string' ? a[key].localeCompare(b[key]) : a[key] - b[key]) * sign || a.name.localeCompare(b.name);
    const hit = (r) => (r.f >= 0 ? matches(r.f) : state.pattern !== null && state.pattern.test(r.name));
    const shown = rows.filter((r) => (r.self > 0 || r.total > 0) && (state.pattern === null || hit(r))).sort(compare);
    const table = document.createElement('table');
    const head = table.createTHead().insertRow();
    for (const [id, text, number] of columns) {
      const cell = document.createElement('th');
      cell.textContent = text + (id === key ? (state.up ? ' ▲' : ' ▼') : '');
      cell.className = number ? 'number' : '';
      cell.onclick = () => {
        state.up = state.order === id ? !state.up : !number;
        state.order = id;
        showTable();
      };
      head.append(cell);
    }
    const body = table.createTBody();
    for (const r of shown.slice(0, 2000)) {
      const line = body.insertRow();
      if (hit(r)) line.className = 'found';
      for (const [id, , number] of columns) {
        const cell = line.insertCell();
        const value = r[id];
        cell.textContent = id === 'calls' ? value.toLocaleString('en-US') : number ? `${amount(value, '')}  ${share(value)}` : value;
        cell.className = number ? 'number' : id === 'where' ? 'dim' : '';
      }
    }
    $('table').replaceChildren(table);
    $('status').textContent = `${shown.length.toLocaleString('en-US')} ${state.view === 'table' ? 'functions' : 'lines'}${shown.length > 2000 ? ', the first 2,000 shown' : ''}`;
  }

  function show() {
    const values = data.values[state.measure];
    tree = state.view === 'inverted' ? inverted(values) : layout(data.parent, data.function, values);
    state.zoom = 0;
    state.chosen = 0;
    for (const b of document.querySelectorAll('[data-view]')) b.setAttribute('aria-pressed', String(b.dataset.view === state.view));
    const drawn = state.view === 'flame' || state.view === 'inverted';
    $('graph').hidden = !drawn;
    $('table').hidden = drawn;
    $('tip').hidden = true;
    showShare();
    if (drawn) choose(0);
    else showTable();
  }

  function search(text) {
    try {
      state.pattern = text === '' ? null : new RegExp(text, 'i');
      $('search').removeAttribute('aria-invalid');
    } catch {
      $('search').setAttribute('aria-invalid', 'true');
      return;
    }
    // Once for each function, not for each of its boxes.
    for (let f = 0; f < found.length; f++)
      found[f] = state.pattern !== null && (state.pattern.test(nameOf(f)) || state.pattern.test(fileOf(f))) ? 1 : 0;
    showShare();
    if ($('graph').hidden) showTable();
    else draw();
  }

  function key(event) {
    const row = state.chosen;
    const siblings = tree.parent[row] >= 0 ? tree.children[tree.parent[row]] : [row];
    const next = {
      ArrowDown: tree.children[row][0],
      ArrowUp: tree.parent[row],
      ArrowRight: siblings[siblings.indexOf(row) + 1],
      ArrowLeft: siblings[siblings.indexOf(row) - 1],
    }[event.key];
    if (event.key === 'Enter') state.zoom = row;
    else if (event.key === 'Escape') state.zoom = 0;
    else if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    choose(next === undefined || next < 0 ? row : next);
  }

  function tip(event) {
    const row = at(event);
    $('tip').hidden = row < 0;
    if (row < 0) return;
    $('tip').textContent = describe(row).join('\n');
    const edge = graph.getBoundingClientRect();
    const left = Math.min(event.clientX - edge.left + 14, edge.width - $('tip').offsetWidth - 4);
    const below = event.clientY - edge.top + 16;
    const top = below + $('tip').offsetHeight > edge.height ? below - $('tip').offsetHeight - 28 : below;
    $('tip').style.cssText = `left:${Math.max(left, 4)}px;top:${Math.max(top, 4)}px`;
  }

  $('title').textContent = data.title;
  $('note').textContent = data.note;
  data.measures.forEach((m, i) => $('measure').add(new Option(m.name, i)));
  $('measure').onchange = (e) => ((state.measure = Number(e.target.value)), show());
  for (const b of document.querySelectorAll('[data-view]')) b.onclick = () => ((state.view = b.dataset.view), show());
  $('search').oninput = (e) => search(e.target.value);
  $('reset').onclick = () => ((state.zoom = 0), choose(0));
  $('theme').onclick = () => {
    const root = document.documentElement.dataset;
    root.theme = root.theme === 'dark' ? 'light' : 'dark';
    if (!$('graph').hidden) draw();
  };
  graph.onclick = (e) => {
    const row = at(e);
    if (row >= 0) (state.zoom = row), choose(row);
  };
  graph.onmousemove = tip;
  graph.onmouseleave = () => ($('tip').hidden = true);
  graph.onkeydown = key;
  graph.onscroll = draw;
  window.onresize = () => $('graph').hidden || draw();
  document.onkeydown = (e) => {
    if (e.key === '/' && document.activeElement !== $('search')) e.preventDefault(), $('search').focus();
  };
  document.documentElement.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const [wanted, ...pattern] = location.hash.slice(1).split('/');
  if (wanted === 'dark' || wanted === 'light') document.documentElement.dataset.theme = wanted;
  else if (document.querySelector(`[data-view="${CSS.escape(wanted)}"]`)) state.view = wanted;
  $('search').value = decodeURIComponent(pattern.join('/'));
  show();
  search($('search').value);
  document.documentElement.dataset.ready = 'yes';
})();
