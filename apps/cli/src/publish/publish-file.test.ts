import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeApi } from '../../test/fake-api.ts';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { runCw } from '../command/run-cw.ts';
import { readNdjson } from './read-ndjson.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cw-publish-'));
  writeFileSync(join(folder, 'publisher-token'), 'secret\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

function withdrawal(id: string, revision = 1): string {
  const data = { entity: 'test-desk:dataset', revision, reason: 'moved' };
  const type = 'counterweight.dataset.withdrawn.v1';
  return JSON.stringify({ specversion: '1.0', id, source: 'test-desk', type, data });
}

async function publish(api: FakeApi, text: string, ...args: string[]) {
  const env = fakeCliEnvironment({ folder, fetch: api.fetch, stdin: text });
  const code = await runCw(['publish', '-', '--data-dir', folder, ...args], env);
  return { code, out: env.printed(), err: env.complained() };
}

describe('publishing a file of events', () => {
  test('prints what became of each line', async () => {
    const { code, out } = await publish(new FakeApi(), `${withdrawal('a')}\n${withdrawal('b', 2)}\n`);
    expect(code).toBe(0);
    expect(out).toBe('line 1, a: accepted, visible at seq 7\nline 2, b: accepted, visible at seq 7\n');
  });

  test('reads a file by its name', async () => {
    writeFileSync(join(folder, 'events.ndjson'), withdrawal('a'));
    const env = fakeCliEnvironment({ folder, fetch: new FakeApi().fetch });
    expect(await runCw(['publish', 'events.ndjson', '--data-dir', folder], env)).toBe(0);
  });

  test('names a duplicate and the event that was there first, and calls that fine', async () => {
    const { code, out } = await publish(new FakeApi(), `${withdrawal('a')}\n${withdrawal('b')}\n`);
    expect(code).toBe(0);
    expect(out).toContain('line 2, b: duplicate, of a, visible at seq 7');
  });

  test('names the line and the field of what is refused, sends the others, and ends with 4', async () => {
    const api = new FakeApi();
    const text = [withdrawal('a'), '{"specversion":', withdrawal('b', 0), '', withdrawal('c', 3)].join('\n');
    const { code, out, err } = await publish(api, text);
    expect(code).toBe(4);
    expect(out).toMatch(/^line 2: refused, is no JSON: /m);
    expect(out).toMatch(/^line 3, b: refused, data\.revision: /m);
    expect(out).toMatch(/^line 5, c: accepted/m);
    expect(err).toContain('4 read, 2 accepted, 2 refused');
    expect(api.held.get('test-desk:dataset description')?.revision).toBe(3);
  });

  test('says why an event was put aside', async () => {
    const putAside = () => ({ outcome: 'conflict' as const, reason: 'data.revision: recorded with other content' });
    const { code, out } = await publish(new FakeApi({ putAside }), withdrawal('a'));
    expect([code, out]).toEqual([4, 'line 1, a: conflict, data.revision: recorded with other content\n']);
  });

  test('tells two deliveries under one id apart', async () => {
    const putAside = ({ data }: { data: unknown }) =>
      Reflect.get(Object(data), 'revision') === 2
        ? { outcome: 'quarantined' as const, reason: 'id: was used for another record' }
        : undefined;
    const { code, out } = await publish(new FakeApi({ putAside }), `${withdrawal('a')}\n${withdrawal('a', 2)}\n`);
    expect(code).toBe(4);
    expect(out).toBe(
      'line 1, a: accepted, visible at seq 7\nline 2, a: quarantined, id: was used for another record\n',
    );
  });

  test('does not wait for receipts when told not to', async () => {
    const api = new FakeApi();
    const { code, out } = await publish(api, withdrawal('a'), '--no-wait');
    expect([code, out]).toEqual([0, 'line 1, a: taken, bus id bus-1\n']);
    expect(api.requests).toEqual(['POST /v1/events']);
  });

  test('says which events have no receipt yet after a minute without news, and ends with 1', async () => {
    const intercept = (request: Request) =>
      request.url.includes('/v1/receipts') ? Response.json({}, { status: 404 }) : undefined;
    const { code, out } = await publish(new FakeApi({ intercept }), withdrawal('a'));
    expect([code, out]).toEqual([1, 'line 1, a: open, taken, not visible yet: bus id bus-1\n']);
  });

  test('splits a long file into several requests and keeps the lines apart', async () => {
    const api = new FakeApi();
    const lines = Array.from({ length: 1201 }, (_, index) => withdrawal(`e${index}`, index + 1));
    const { out } = await publish(api, lines.join('\n'), '--no-wait');
    expect(api.bodies.map((body) => body.trimEnd().split('\n').length).sort()).toEqual([201, 500, 500]);
    expect(out.split('\n')[1200]).toMatch(/^line 1201, e1200: taken/);
  });

  test('refuses an empty file', async () => {
    const { code, err } = await publish(new FakeApi(), '\n\n');
    expect(code).toBe(1);
    expect(err).toMatch(/^cw: - holds no events/);
  });
});

describe('reading NDJSON', () => {
  test('takes CRLF, blank lines and a last line without an end', () => {
    const lines = readNdjson(new TextEncoder().encode('{"a":1}\r\n\r\n{"a":2}'));
    expect(lines).toEqual([
      { line: 1, ok: true, value: { a: 1 } },
      { line: 3, ok: true, value: { a: 2 } },
    ]);
  });

  test('names the line that is no UTF-8 and keeps the others', () => {
    const bytes = new Uint8Array([0x31, 0x0a, 0x22, 0xff, 0x22, 0x0a, 0x33]);
    expect(readNdjson(bytes)).toEqual([
      { line: 1, ok: true, value: 1 },
      { line: 2, ok: false, reason: 'holds bytes that are no UTF-8' },
      { line: 3, ok: true, value: 3 },
    ]);
  });
});
