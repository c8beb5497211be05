import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectVerified } from '../harness/fresh-stack.ts';
import { packedText, servicesOf, textOfItem, unpacked } from '../harness/services.ts';
import { publisherToken, type RunningStack, runCw, scratchFolder, startStack, verifyStack } from '../harness/stack.ts';

const SOURCE = 'a-desk';
const scratch = scratchFolder();
let stack: RunningStack;

beforeAll(async () => {
  stack = await startStack(scratch.folder);
}, 120_000);
afterAll(async () => {
  await stack.stop();
  scratch.remove();
});

const cw = (...args: readonly string[]) => runCw([...args, '--data-dir', stack.dataDir]).result;
const ask = (path: string) => {
  return fetch(`${stack.api}${path}`, { headers: { authorization: `Bearer ${publisherToken(stack.dataDir)}` } });
};

/** A report of a salvo; `words` stand wherever an event can hold any. */
function report(local: string, launched: number, words = 'A report', revision = 1) {
  const type = 'counterweight.strike.reported.v1';
  const strike = {
    window: { start: '2024-01-09', end: '2024-01-10', zone: 'Europe/Kyiv' },
    claimant: 'ua-air-force',
    weapons: [{ name: words }],
    counts: { launched },
    aimed_at: [{ precision: 'country', country: 'UA' }],
  };
  const sources = [{ publisher: words, title: words, quote: words }];
  const data = { entity: `${SOURCE}:${local}`, revision, sources, strike };
  return { specversion: '1.0', id: `${local}.r${revision}`, source: SOURCE, type, data };
}

function envelope(busId: string, event: ReturnType<typeof report>): string {
  const { source, type } = event;
  return JSON.stringify({ id: busId, account: '000000000000', source, 'detail-type': type, detail: event });
}

async function publish(...events: readonly ReturnType<typeof report>[]): Promise<void> {
  const file = join(scratch.folder, 'events.ndjson');
  writeFileSync(file, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  const { code, stdout, stderr } = await cw('publish', file, '--endpoint', stack.api);
  expect(code, `${stdout}\n${stderr}`).toBe(0);
}

async function outcomeOf(id: string): Promise<string> {
  const answer = await ask(`/v1/receipts?source=${SOURCE}&id=${id}`);
  return answer.text();
}

describe('a view that differs from the ledger', () => {
  const month = async () => (await ask('/v1/views/strikes?by=month')).text();
  const rows = async () => JSON.parse(await month()).data;

  test('is found by verify and is right again after a rebuild, for now and for past days', async () => {
    const before = await rows();
    const { items, putItem } = servicesOf(stack);
    const state = (await items('ledger')).find(({ pk }) => pk?.S?.startsWith('STATE#strike#'));
    const content = unpacked(state?.content).replace('"launched":', '"launched":1');
    await putItem('ledger', { ...state, content: packedText(content) });
    const found = await verifyStack(stack);
    expect(found.stdout).toContain('1 difference');
    expect(found.stdout).toContain(`state ${state?.kind?.S} ${state?.entity?.S} strikes@3/`);
    const { code, stdout } = await cw('rebuild', 'strikes');
    expect(stdout).toMatch(/^strikes@3: made anew, live from seq \d+: \d+ rows of \d+ entities over all time in /m);
    expect(code).toBe(0);
    await expectVerified(stack);
    expect(await rows()).toEqual(before);
  });

  test('is rebuilt while events come in, and readers never miss any of what there was', async () => {
    await publish(report('first', 1));
    const own = async () => (await ask(`/v1/views/strikes?by=month&source=${SOURCE}`)).text();
    const total = async () => JSON.parse(await own()).total.salvos;
    const before = await total();
    const seen: number[] = [];
    let reading = true;
    const reader = (async () => {
      while (reading) seen.push(await total());
    })();
    const events = Array.from({ length: 60 }, (_, n) => report(`busy-${n}`, 1));
    const [, ...rebuilds] = await Promise.all([publish(...events), cw('rebuild'), cw('rebuild', 'strikes')]);
    reading = false;
    await reader;
    for (const { code, stderr } of rebuilds) {
      expect(code === 0 || /another rebuild was started|is at work already/.test(stderr), stderr).toBe(true);
    }
    expect(rebuilds.some(({ code }) => code === 0)).toBe(true);
    await expectVerified(stack);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect([seen[0], await total()]).toEqual([before, before + 60]);
  }, 120_000);

  test('stays as it is when the rebuild is killed with -9, and the next one goes through', async () => {
    const killed = cw('rebuild');
    await new Promise((done) => setTimeout(done, 1200));
    await stack.kill();
    expect((await killed).code).not.toBe(0);
    stack = await startStack(scratch.folder);
    await expectVerified(stack);
    expect((await cw('rebuild')).code).toBe(0);
    await expectVerified(stack);
  }, 120_000);

  test('that nobody has is refused with those there are', async () => {
    const { code, stderr } = await cw('rebuild', 'rumours');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/there are: .*datasets@1.*support@2/)]);
  });
});

describe('dead letters', () => {
  test('go back to where they came from: what is new is recorded, what was recorded is a duplicate, the rest is refused', async () => {
    await publish(report('known', 5));
    const { sendMessage } = servicesOf(stack);
    await sendMessage('IngestDeadLetters', envelope('bus-new', report('letter', 7)));
    await sendMessage('IngestDeadLetters', envelope('bus-known', report('known', 5)));
    await sendMessage('RuleDeadLetters', 'not JSON');
    const { code, stdout, stderr } = await cw('redrive');
    expect([code, stdout], stderr).toEqual([0, 'ingest: 2 moved back, 0 left\nrule: 1 moved back, 0 left\n']);
    await expect.poll(() => outcomeOf('letter.r1'), { timeout: 20_000 }).toContain('visible_at_seq');
    expect(await outcomeOf('known.r1')).toContain('accepted');
    await expect
      .poll(async () => (await cw('quarantine', 'list')).stdout, { timeout: 20_000 })
      .toContain('invalid_json');
    await expectVerified(stack);
    expect((await cw('redrive')).stdout).toBe('No dead-letter queue holds anything.\n');
  }, 120_000);

  test('of the stream are healed by a sweep, and those of this moment stay until one may have seen them', async () => {
    await servicesOf(stack).sendMessage('ProjectorFailures', '{"DDBStreamBatchInfo":{}}');
    const { code, stdout } = await cw('redrive', '--stream');
    expect(stdout).toMatch(
      /^stream: a sweep looked at \d+ entities, projected 0, failed 0; 0 letters discarded, 1 left, of what came after \d{4}-/m,
    );
    expect(code).toBe(4);
  });

  test('of a queue that nobody has are refused with those there are', async () => {
    const { code, stderr } = await cw('redrive', '--queue', 'lost');
    expect(code).toBe(1);
    expect(stderr).toContain('there are: ingest, rule, stream, sweep, close-day, compactor, verify');
  });
});

describe('what is in quarantine', () => {
  const unknown = { ...report('odd', 3), type: 'counterweight.strike.told.v1' };

  test('is refused again while nothing has changed, and comes through once it is known', async () => {
    const { sendMessage, items, putItem } = servicesOf(stack);
    await sendMessage('IngestQueue', envelope('bus-odd', unknown));
    await expect.poll(async () => (await cw('quarantine', 'show', 'bus-odd')).code, { timeout: 20_000 }).toBe(0);
    const again = await cw('quarantine', 'retry', 'bus-odd');
    expect([again.code, again.stdout], again.stderr).toEqual([
      4,
      'bus-odd  quarantined (unknown_type)\n1 quarantined.\n',
    ]);

    // A version of the code that knows the type, as far as one item can be told.
    const held = (await items('quarantine')).find(({ id }) => id?.S === 'bus-odd');
    const rawText = { S: held?.rawText?.S?.replaceAll('strike.told', 'strike.reported') ?? '' };
    await putItem('quarantine', { ...held, rawText });
    const all = await cw('quarantine', 'retry', '--all', '--reason', 'unknown_type');
    expect([all.code, all.stdout]).toEqual([0, 'bus-odd  accepted\n1 accepted.\n']);
    expect((await cw('quarantine', 'retry', '--all', '--reason', 'unknown_type')).stdout).toContain('Nothing');
    expect((await cw('quarantine', 'show', 'bus-odd')).stdout).toMatch(/^retried {3}\S+ accepted$/m);
    await expect.poll(() => outcomeOf('odd.r1'), { timeout: 20_000 }).toContain('visible_at_seq');
    await expectVerified(stack);
  }, 120_000);
});

describe('a redaction', () => {
  const MARKER = 'words-that-must-go';
  const traces = async () => {
    const { items } = servicesOf(stack);
    const inTables = await Promise.all((['ledger', 'quarantine'] as const).map((table) => items(table)));
    const objects = globSync(join(stack.dataDir, '**', 'objects', '*'));
    expect(objects.length).toBeGreaterThan(2);
    const texts = [...inTables.flat().map(textOfItem), ...objects.map((file) => readFileSync(file, 'latin1'))];
    return texts.filter((text) => /words-that-must-go|"launched":7391/.test(text));
  };

  test('leaves nothing of a payload in any table or snapshot, and reading it answers 451', async () => {
    await publish(report('secret', 7391, MARKER), report('secret', 7391, 'A correction', 2));
    await servicesOf(stack).sendMessage(
      'IngestQueue',
      envelope('bus-copy', { ...report('secret', 1, MARKER), id: 'another' }),
    );
    await expect.poll(async () => (await cw('quarantine', 'show', 'bus-copy')).code, { timeout: 20_000 }).toBe(0);
    expect((await traces()).length).toBeGreaterThanOrEqual(5);

    const order = (revision: number) =>
      [`redact`, `${SOURCE}:secret`, 'report', `${revision}`, '--reason', 'names a person', '--answer', '451'] as const;
    expect((await cw(...order(1))).code).toBe(3);
    const first = await cw(...order(1), '--yes');
    expect(first.stdout).toContain(
      'strike a-desk:secret report 1 is redacted: reading it answers 451, "names a person".',
    );
    expect(first.stdout).toContain(
      'journal, and of every snapshot.\n1 quarantined copy was emptied.\nOf this record, other revisions keep their payload: 2.',
    );
    const second = await cw(...order(2), '--yes');
    expect([first.code, second.code], first.stderr + second.stderr).toEqual([0, 0]);

    expect(await traces()).toEqual([]);
    const { status } = await ask(`/v1/strikes/${SOURCE}:secret`);
    expect(status).toBe(451);
    expect(await (await ask(`/v1/strikes/${SOURCE}:secret/history`)).json()).toMatchObject({
      data: [{ redacted: { reason: 'names a person' } }, { redacted: { answer: 451 } }],
    });
    await expectVerified(stack);
    expect((await cw(...order(1), '--yes')).stdout).toContain('was redacted before');
  }, 120_000);

  test('of a record that is not there changes nothing', async () => {
    const { code, stderr } = await cw(
      'redact',
      'a-desk:none',
      'report',
      '1',
      '--reason',
      'r',
      '--answer',
      '410',
      '--yes',
    );
    expect([code, stderr]).toEqual([1, expect.stringContaining('the ledger holds no record a-desk:none report 1')]);
  });
});
