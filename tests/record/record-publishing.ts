import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO_DAY, TODAY } from './days.ts';
import {
  badEvents,
  conflictingEvent,
  DESK,
  type DeskEvent,
  firstEvents,
  goodEvents,
  laterEvents,
  repeatedEvent,
} from './desk-events.ts';
import { expand } from './expand.ts';
import { type Desk, recordCommand } from './record-commands.ts';
import type { Question } from './recorder.ts';

const NDJSON = 'application/x-ndjson';
const WAIT_MS = 30_000;
const entityPaths = expand(`
  /v1/strikes/${DESK}:{salvo|odd|twice}{|/history}
  /v1/pledges/${DESK}:{package|headless|gone|partly}{|/history}
  /v1/rates/${DESK}:{2024-01-04|2024-01-03}{|/history}
  /v1/rates/${DESK}:2024-01-04{|/history}?{known_at=${DEMO_DAY}|known_at=${TODAY}|min_seq=1}
  /v1/{requests/${DESK}:request|meetings/${DESK}:meeting|restrictions/${DESK}:restriction|memberships/${DESK}:member|statements/${DESK}:statement|links/${DESK}:link|datasets/${DESK}:dataset}{|/history}
  /v1/{strikes|pledges|requests|meetings|restrictions|memberships|statements|links|rates|timeline}?source=${DESK}
  /v1/views/{strikes?by=weapon|support?by=donor|air-defence?by=system|coalition?body=NATO|waves?threshold=1}&source=${DESK}
  /v1/datasets
`);

/** Records what publishers and operators can do, in an order in which each finds what the one before left. */
export async function recordPublishing(desk: Desk): Promise<void> {
  const token = readFileSync(join(desk.folder, 'data', 'publisher-token'), 'utf8').trim();
  const given = { authorization: `Bearer ${token}` };
  await recordRefusedPosts(desk, given);
  await recordPosts(desk, given);
  await recordBus(desk, given);
  await recordPublishCommands(desk);
  await recordTokens(desk);
  for (const path of entityPaths) await desk.recorder.ask({ path, note: 'published' });
  await recordOperations(desk);
}

type Given = Readonly<Record<string, string>>;

function post(body: string, headers: Given): Question {
  return { method: 'POST', path: '/v1/events', headers, body };
}

async function recordRefusedPosts({ recorder }: Desk, given: Given): Promise<void> {
  const [good] = goodEvents;
  const body = JSON.stringify(good);
  const json = { ...given, 'content-type': 'application/json' };
  const refused: Readonly<Record<string, Question>> = {
    'without a token': post(body, { 'content-type': 'application/json' }),
    'with an unknown token': post(body, { ...json, authorization: 'Bearer nobody.nothing' }),
    'with another scheme': post(body, { ...json, authorization: 'Basic bm9ib2R5' }),
    'of another type': post(body, { ...given, 'content-type': 'text/plain' }),
    'in another charset': post(body, { ...given, 'content-type': 'application/json; charset=latin1' }),
    'that is no JSON': post('{', json),
    'of no events': post('[]', json),
    'of blank lines': post('\n\n', { ...given, 'content-type': NDJSON }),
    'of an array as one event': post('[{}]', { ...given, 'content-type': 'application/cloudevents+json' }),
    'that is too large': post(`"${'x'.repeat(5_300_000)}"`, json),
    'of too many events': post('{}\n'.repeat(5001), { ...given, 'content-type': NDJSON }),
    'of lines that are no JSON': post(`{\n${body.slice(1)}\n`, { ...given, 'content-type': NDJSON }),
    'with a parameter': { ...post(body, json), path: '/v1/events?dry=1' },
  };
  for (const [what, question] of Object.entries(refused)) await recorder.ask({ ...question, note: `a body ${what}` });
  for (const [index, event] of badEvents.entries()) {
    await recorder.ask({ ...post(JSON.stringify(event), json), note: `bad event ${index}` });
  }
}

async function recordPosts({ recorder, api }: Desk, given: Given): Promise<void> {
  const ndjson = { ...given, 'content-type': NDJSON };
  const lines = (events: readonly unknown[]) => events.map((event) => JSON.stringify(event)).join('\n');
  await recorder.ask({ ...post(lines([...badEvents, ...firstEvents]), ndjson), note: 'good among bad' });
  for (const event of firstEvents) await visible(api, event, given);
  await recorder.ask({ ...post(lines(laterEvents), ndjson), note: 'corrections' });
  for (const event of laterEvents) await visible(api, event, given);
  for (const { id } of goodEvents) {
    await recorder.ask({ path: `/v1/receipts?source=${DESK}&id=${id}`, headers: given });
  }
  await recorder.ask({ ...post(lines([repeatedEvent]), ndjson), note: 'content again' });
  await visible(api, repeatedEvent, given);
  for (const query of expand(`
    source=${DESK}&id={odd.again|never.sent}
    {source=${DESK}|id=odd.again|event_id=never-sent|event_id=a&id=b}
  `)) {
    await recorder.ask({ path: `/v1/receipts?${query}`, headers: given, note: 'with a token' });
    await recorder.ask({ path: `/v1/receipts?${query}`, note: 'without a token' });
  }
  for (const query of expand(`
    source=${DESK}&kind={strike|pledge|dataset}
    source=counterweight-demo{|&kind=strike&limit=2|&kind=rate|&kind=rumour|&kind=strike&cursor=nonsense|&kind=strike&min_seq=1&limit=1}
    {kind=strike|source=nobody&kind=strike}
  `)) {
    await recorder.ask({ path: `/v1/records?${query}`, headers: given, note: 'with a token' });
    await recorder.ask({ path: `/v1/records?${query}`, note: 'without a token' });
  }
}

/** Straight onto the bus, where nothing is refused at the door: what cannot be recorded goes into quarantine. */
async function recordBus(desk: Desk, given: Given): Promise<void> {
  const { recorder, events } = desk;
  for (const [index, event] of [conflictingEvent, ...badEvents].entries()) {
    const typed: Partial<DeskEvent> = Object(event);
    const entry = { EventBusName: 'counterweight', Source: typed.source ?? DESK, DetailType: typed.type ?? 'none' };
    const target = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSEvents.PutEvents' };
    const body = JSON.stringify({ Entries: [{ ...entry, Detail: JSON.stringify(event) }] });
    const answer = await fetch(events, { method: 'POST', headers: { ...target, ...SIGNED }, body });
    const text = await answer.text();
    recorder.write(`bus ${index}`, `PutEvents ${body}\n\n${answer.status}\n\n${text}`);
    const busId = /"EventId":"([^"]+)"/.exec(text)?.[1];
    if (busId === undefined) continue;
    const receipt = { path: `/v1/receipts?event_id=${busId}`, headers: given };
    const kept = await until(async () => (await recorder.read(receipt)).status === 200, 3000);
    if (!kept) continue;
    recorder.write(`bus ${index} receipt`, (await recorder.read(receipt)).text);
    await recordCommand(`quarantine show ${busId}`, desk, `bus ${index}`);
    if (index < 3) await recordCommand(`quarantine retry ${busId}`, desk, `bus ${index}`);
  }
  await recorder.ask({ path: `/v1/receipts?source=${DESK}&id=${conflictingEvent.id}`, headers: given });
  for (const line of expand(`
    quarantine list{| --json| --source ${DESK}| --limit 2}
    quarantine retry --all{ --reason unknown_type| --reason nothing|}
  `)) {
    await recordCommand(line, desk, 'filled');
  }
}

async function recordPublishCommands(desk: Desk): Promise<void> {
  const text = (events: readonly unknown[]) => events.map((event) => `${JSON.stringify(event)}\n`).join('');
  writeFileSync(join(desk.folder, 'good.ndjson'), text(goodEvents));
  writeFileSync(join(desk.folder, 'mixed.ndjson'), `${text([...badEvents, ...goodEvents.slice(0, 3)])}no JSON\n`);
  for (const line of ['publish good.ndjson', 'publish good.ndjson --no-wait', 'publish mixed.ndjson']) {
    await recordCommand(line, desk);
  }
  await recordCommand('publish good.ndjson --token-file good.ndjson', desk);
  await recordCommand('publish good.ndjson --token-file nowhere', desk);
}

async function recordTokens(desk: Desk): Promise<void> {
  const text = await recordCommand('token create --name a-ministry --source a-ministry --expires 2027-01-01', desk);
  const authorization = `Bearer ${text.trim()}`;
  const headers = { authorization, 'content-type': NDJSON };
  const receipt = `/v1/receipts?source=${DESK}&id=odd.again`;
  await desk.recorder.ask({ ...post(JSON.stringify(goodEvents[1]), headers), note: 'of another source' });
  await desk.recorder.ask({ path: receipt, headers: { authorization }, note: 'of another source' });
  for (const line of expand(`
    token create --name {No|another} --source a-ministry --expires 2020-01-01
    token create --name another
    token list{| --json}
    token revoke nobody --reason none
  `)) {
    await recordCommand(line, desk, 'two tokens');
  }
  const id = /"id":"([0-9a-f]+)","name":"a-ministry"/.exec(
    await recordCommand('token list --json', desk, 'id of'),
  )?.[1];
  for (const note of ['first', 'second']) await recordCommand(`token revoke ${id} --reason lost`, desk, note);
  await desk.recorder.ask({ path: receipt, headers: { authorization }, note: 'of a revoked token' });
  await recordCommand('token list', desk, 'revoked');
}

async function recordOperations(desk: Desk): Promise<void> {
  for (const line of expand(`
    redact ${DESK}:salvo report 1 --reason unfit --answer 410{| --yes}
    redact ${DESK}:odd report 1 --reason unfit --answer 451 --kind strike --yes
    redact ${DESK}:odd report 1 --reason again --answer 410 --yes
  `)) {
    await recordCommand(line, desk);
  }
  for (const path of entityPaths) await desk.recorder.ask({ path, note: 'redacted' });
  for (const line of ['rebuild strikes', 'rebuild', 'verify']) await recordCommand(line, desk, 'redacted');
  for (const path of entityPaths) await desk.recorder.ask({ path, note: 'rebuilt' });
}

const SIGNED = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/events/aws4_request, SignedHeaders=host, Signature=0',
};

async function visible(api: string, { source, id }: DeskEvent, headers: Given): Promise<void> {
  const address = `${api}/v1/receipts?source=${source}&id=${id}`;
  const seen = async () => /"visible_at_seq":\d/.test(await (await fetch(address, { headers })).text());
  if (!(await until(seen, WAIT_MS))) throw new Error(`${id} is not visible after ${WAIT_MS} ms`);
}

/** Whether something came true in time. */
async function until(isSo: () => Promise<boolean>, ms: number): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(100)) {
    if (await isSo()) return true;
  }
  return false;
}
