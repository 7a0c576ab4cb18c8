// Reads spans with the protobuf classes that OpenTelemetry generates from its official schema. A
// member that the schema does not have, or of another type, does not survive the way through them.
import assert from 'node:assert';
import fs from 'node:fs';
import schema from '@opentelemetry/otlp-transformer/build/src/generated/root.js';

const { ExportTraceServiceRequest } = schema.opentelemetry.proto.collector.trace.v1;
const json = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const bytes = ExportTraceServiceRequest.encode(ExportTraceServiceRequest.fromObject(json)).finish();
const read = ExportTraceServiceRequest.toObject(ExportTraceServiceRequest.decode(bytes), {
  longs: String,
  bytes: String, // ids are hexadecimal in JSON; as base64 their characters stay the same
  enums: Number,
});
assert.deepStrictEqual(read, json);
const spans = read.resourceSpans.flatMap(r => r.scopeSpans).flatMap(s => s.spans);
const ids = new Set(spans.map(span => span.spanId));
assert.strictEqual(ids.size, spans.length, 'a span id twice');
for (const span of spans) {
  assert.match(span.traceId, /^[0-9a-f]{32}$/);
  assert.match(span.spanId, /^[0-9a-f]{16}$/);
  assert.ok(span.parentSpanId === undefined || ids.has(span.parentSpanId), 'no such parent');
  assert.ok(BigInt(span.startTimeUnixNano) <= BigInt(span.endTimeUnixNano), 'ends before it begins');
  const status = span.status.code === 2 ? ' ' + span.status.message : '';
  console.log((span.parentSpanId ? 'call ' : 'root ') + span.name + status);
}
