// Drives 'wasmscope dap --port N' with VS Code's own test client.
// node client.cjs PORT MODULE SOURCE TRAPPING-ARGUMENT; prints one line for each thing that was seen.
const assert = require('node:assert');
const { DebugClient } = require('@vscode/debugadapter-testsupport');

const [port, program, source, trapping] = process.argv.slice(2);

async function debug(what, work) {
  const dc = new DebugClient('node', 'not-used', 'wasmscope');
  dc.defaultTimeout = 60000;
  await dc.start(Number(port));
  try {
    await work(dc);
    console.log('ok ' + what);
  } finally {
    await dc.stop();
  }
}

async function main() {
  await debug('a source breakpoint is hit', async dc => {
    await dc.hitBreakpoint({ program }, { path: source, line: 122 });
    const stack = await dc.stackTraceRequest({ threadId: 1 });
    const frame = stack.body.stackFrames[0];
    assert.strictEqual(frame.name, 'main');
    const scopes = await dc.scopesRequest({ frameId: frame.id });
    const locals = scopes.body.scopes.find(scope => scope.name === 'Locals');
    const variables = await dc.variablesRequest({ variablesReference: locals.variablesReference });
    assert.ok(variables.body.variables.some(variable => variable.name === 'book'));
    const [, step] = await Promise.all([
      dc.stepInRequest({ threadId: 1 }),
      dc.assertStoppedLocation('step', { path: source, line: 41 }),
    ]);
    assert.strictEqual(step.body.stackFrames[0].name, 'open_account');
    const [, ended] = await Promise.all([
      dc.continueRequest({ threadId: 1 }),
      dc.waitForEvent('exited'),
      dc.assertOutput('stdout', 'Household'),
    ]);
    assert.strictEqual(ended.body.exitCode, 0);
  });

  await debug('a function breakpoint stops', async dc => {
    const initialized = dc.waitForEvent('initialized').then(async () => {
      await dc.setFunctionBreakpointsRequest({ breakpoints: [{ name: 'post_account' }] });
      await dc.configurationDoneRequest();
    });
    await Promise.all([
      initialized,
      dc.launch({ program }),
      dc.assertStoppedLocation('function breakpoint', { path: source, line: 101 }),
    ]);
  });

  await debug('a trap is an exception', async dc => {
    await Promise.all([
      dc.configurationSequence(),
      dc.launch({ program, args: [trapping] }),
      dc.assertStoppedLocation('exception', { path: source, line: 62 }),
    ]);
    const info = await dc.exceptionInfoRequest({ threadId: 1 });
    assert.strictEqual(info.body.exceptionId, 'integer divide by zero');
  });

  await debug('a missing program is an error', async dc => {
    await dc.initializeRequest();
    await assert.rejects(dc.launchRequest({ program: program + '.missing' }), /no such file/);
  });
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
