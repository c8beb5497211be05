import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { canonicalText } from '@counterweight/contracts/events';
import { createLedgerMemory, publishCheckpoint, redact, redactOrderSchema, type Signer } from '@counterweight/ledger';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { reported } from '../test/events.ts';
import { createWorld, get, type World } from '../test/world.ts';

const DICTIONARY = ['Boryspil', 'Bucha', 'Irpin', 'Vyshhorod', 'Obukhiv', 'Brovary', 'Fastiv', 'Boiarka', 'Vasylkiv'];
const WITHHELD = 'Brovary';
const LAST_DAY = '2026-03-11';
const DAY_AFTER = '2026-03-12';

/** The event as somebody would write it who knows all of it but the settlement. */
function guess(settlement: string, revision: number) {
  const place = { precision: 'settlement', region: 'UA-32', settlement, publish_after: LAST_DAY };
  return reported({ local: 'a', revision, aimed_at: [place] });
}

const key = generateKeyPairSync('ed25519');
const { x = '' } = key.publicKey.export({ format: 'jwk' });
const signer: Signer = {
  ...{ name: 'example.org/journal', publicKey: Buffer.from(x, 'base64url') },
  sign: async (text) => sign(null, Buffer.from(text), key.privateKey),
};

let world: World;
beforeEach(async () => {
  world = createWorld();
  await world.publish(guess(WITHHELD, 1), reported({ local: 'b' }));
  await world.publish(guess(WITHHELD, 2));
});

const descriptionSchema = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

/** Everything that the API says to anybody, headers and all. */
async function publicAnswers(): Promise<string> {
  await publishCheckpoint({ memory: createLedgerMemory(world), objects: world.objects, signer });
  const { paths } = descriptionSchema.parse((await get(world, '/openapi.json')).body);
  const described = Object.entries(paths).flatMap(([path, methods]) => ('get' in methods ? [path] : []));
  const addresses = described.map((path) => path.replace('{id}', 'desk:a'));
  const more = [
    ...['/v1/strikes?format=csv', '/v1/strikes?format=ndjson', '/v1/strikes?at_seq=1', '/v1/strikes/desk:a?at_seq=1'],
    ...['/v1/strikes/desk:a/history?at_seq=1', '/v1/changes?after=0', '/v1/explain?view=strikes&by=day'],
    ...['/v1/views/strikes?by=region', '/v1/timeline?from=2024-01-01&to=2024-01-31'],
    ...[1, 2].map((revision) => `/v1/proof?kind=strike&entity=desk:a&record=report&revision=${revision}`),
  ];
  const said: string[] = [];
  for (const address of [...addresses, ...more]) {
    const { status, headers, text } = await get(world, address);
    expect(status, address).toBeLessThan(500);
    said.push(text, JSON.stringify([...headers]));
  }
  for (const address of more) expect((await get(world, address)).status, address).toBeOneOf([200, 410, 451]);
  return said.join('\n');
}

/** Which settlements of the dictionary any public hash or salt confirms. */
async function confirmed(): Promise<readonly string[]> {
  const said = await publicAnswers();
  const salts = new Set(['', ...(said.match(/\b[0-9a-f]{32,64}\b/g) ?? [])]);
  const hashes = new Set((said.match(/[0-9a-f]{12,}|[A-Za-z0-9+/]{12,}/g) ?? []).map((text) => text.slice(0, 12)));
  return DICTIONARY.filter((settlement) =>
    [1, 2].flatMap((revision) => textsOf(guess(settlement, revision))).some((text) => isConfirmed(text, salts, hashes)),
  );
}

function textsOf(event: ReturnType<typeof guess>): readonly string[] {
  const { type, data } = event;
  const made = [{ data, type }, data, event, [type, data], z.object({ strike: z.unknown() }).parse(data).strike];
  return made.flatMap((each) => [canonicalText(each), JSON.stringify(each)]);
}

function isConfirmed(text: string, salts: ReadonlySet<string>, hashes: ReadonlySet<string>): boolean {
  return [...salts].some((salt) =>
    [`${salt}${text}`, `${salt}\n${text}`].some((salted) => {
      const hash = createHash('sha256').update(salted).digest();
      return (['hex', 'base64'] as const).some((form) => hashes.has(hash.toString(form).slice(0, 12)));
    }),
  );
}

describe('guessing a withheld settlement by every public hash', { timeout: 60_000 }, () => {
  test('finds nothing until its day, in any answer', async () => {
    expect(await confirmed()).toEqual([]);
    world.moveTo(LAST_DAY);
    expect(await confirmed()).toEqual([]);
  });

  test('finds it once it is published, since the salt is then as public as the rest', async () => {
    world.moveTo(DAY_AFTER);
    expect(await confirmed()).toEqual([WITHHELD]);
  });

  test('finds nothing any more once every revision that says it is redacted', async () => {
    world.moveTo(DAY_AFTER);
    for (const revision of [1, 2]) {
      const named = { entity: 'desk:a', record: 'report', revision, reason: 'a person', answer: 451 };
      expect(await redact(redactOrderSchema.parse(named), world)).toMatchObject({ outcome: 'redacted' });
    }
    expect(await confirmed()).toEqual([]);
  });
});
