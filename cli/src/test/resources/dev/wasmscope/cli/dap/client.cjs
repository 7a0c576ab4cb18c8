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

  await debug('a condition, a message and a data breakpoint', async dc => {
    const initialized = dc.waitForEvent('initialized').then(async () => {
      const set = await dc.setBreakpointsRequest({
        source: { path: source },
        breakpoints: [
          { line: 101, condition: 'account->owners == 1' },
          { line: 111, logMessage: 'closing {account->owners}' },
        ],
      });
      assert.ok(set.body.breakpoints.every(breakpoint => breakpoint.verified));
      await dc.configurationDoneRequest();
    });
    const [, , stack] = await Promise.all([
      initialized,
      dc.launch({ program }),
      dc.assertStoppedLocation('breakpoint', { path: source, line: 101 }),
      dc.assertOutput('console', 'closing 2'),
    ]);
    const frameId = stack.body.stackFrames[0].id;
    const owners = await dc.evaluateRequest({ expression: 'account->owners', context: 'watch', frameId });
    assert.strictEqual(owners.body.result, '1');
    const info = await dc.dataBreakpointInfoRequest({ name: 'posted_count', frameId });
    assert.deepStrictEqual(info.body.accessTypes, ['read', 'write', 'readWrite']);
    await dc.setDataBreakpointsRequest({ breakpoints: [{ dataId: info.body.dataId, accessType: 'write' }] });
    await Promise.all([dc.continueRequest({ threadId: 1 }), dc.waitForEvent('stopped').then(stop => {
      assert.strictEqual(stop.body.reason, 'data breakpoint');
      assert.match(stop.body.text, /posted_count: 3 -> 4, written by post_account/);
    })]);
  });

  await debug('a chosen call is entered, a line gone back to, a frame restarted', async dc => {
    await dc.hitBreakpoint({ program }, { path: source, line: 122 });
    const main = (await dc.stackTraceRequest({ threadId: 1 })).body.stackFrames[0];
    const calls = await dc.stepInTargetsRequest({ frameId: main.id });
    assert.strictEqual(calls.body.targets[0].label, 'open_account');
    await Promise.all([
      dc.stepInRequest({ threadId: 1, targetId: calls.body.targets[0].id }),
      dc.assertStoppedLocation('step', { path: source, line: 41 }),
    ]);
    await Promise.all([dc.nextRequest({ threadId: 1 }), dc.waitForEvent('stopped')]);
    const places = await dc.gotoTargetsRequest({ source: { path: source }, line: 41 });
    const [stack] = await Promise.all([
      dc.assertStoppedLocation('goto', { path: source, line: 41 }),
      dc.gotoRequest({ threadId: 1, targetId: places.body.targets[0].id }),
    ]);
    await Promise.all([
      dc.waitForEvent('stopped'),
      dc.restartFrameRequest({ frameId: stack.body.stackFrames[0].id }),
    ]);
    const top = (await dc.stackTraceRequest({ threadId: 1 })).body.stackFrames[0];
    assert.strictEqual(top.name, 'open_account');
    const code = await dc.disassembleRequest({
      memoryReference: top.instructionPointerReference, instructionCount: 3 });
    assert.strictEqual(code.body.instructions.length, 3);
    const bytes = await dc.customRequest('readMemory', { memoryReference: '0x400', count: 4 });
    assert.strictEqual(Buffer.from(bytes.body.data, 'base64').toString(), 'rent');
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
