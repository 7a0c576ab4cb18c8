// Reads a trace with the engine of Chrome's developer tools and prints what it understood:
// the threads by name, and on each the calls in order, with the depth at which they nest.
import fs from 'node:fs';
import * as Trace from '@paulirish/trace_engine/models/trace/trace.js';

globalThis.DOMRect ??= class { static fromRect(rect) { return rect; } };

const model = Trace.TraceModel.Model.createWithAllHandlers();
await model.parse(JSON.parse(fs.readFileSync(process.argv[2], 'utf8')));
const { Meta, Renderer } = model.parsedTrace().data;
for (const [pid, process] of Renderer.processes) {
  console.log('process', Meta.processNames.get(pid).args.name);
  for (const thread of process.threads.values()) {
    console.log('thread', thread.name);
    for (const entry of thread.entries) {
      const complete = Trace.Types.Events.isComplete(entry);
      const depth = thread.tree ? Renderer.entryToNode.get(entry)?.depth : 0;
      console.log(complete ? 'call' : 'event', depth ?? 0, entry.name);
    }
  }
}
