import type { Operation } from './api-description.ts';
import { TODAY } from './days.ts';
import { expand } from './expand.ts';
import { inLanes, type Question, REFUSED, type Recorder } from './recorder.ts';

const LANES = 4;

const wrongPaths = expand(`
  /nothing
  /v1
  /v1/strikes/
  /v1/strikes/counterweight-demo:2023-12-29-kh-101/
  /v1/pledges/counterweight-demo:2023-12-29-kh-101
  /v1/views/strikes?by={week|day,month|}
  /v1/views/strikes?by=day&by=month
  /v1/views/strikes?{weapon=banana|weapon=shahed,|class=soft|region=UA-99|target=nobody|claimant=A|source=No|from=2024-13-01|known_at=${TODAY}|known_at=2099-01-01|definition=2|day_rule=middle|format=xml|min_seq=-1|min_seq=999999999}
  /v1/views/support?{by=donor,donor|by=donor,category,month|by=banana|stage=wished|donor=us|category=moral|currency=GBP|fx=guess|fx=fixed:2024-02-30|fx=fixed:1990-01-01}
  /v1/views/air-defence?{by=class,class|class=soft|system=slingshot|on=2024-01-01&from=2023-01-01}
  /v1/views/coalition?{body=UN|on=yesterday|since=2024-05-01&on=2024-01-01}
  /v1/views/waves?{threshold=0|threshold=many|gap=61|rank_by=luck}
  /v1/explain
  /v1/explain?view={nothing|timeline}
  /v1/explain?view=strikes&nonsense=1
  /v1/strikes?{limit=0|limit=5001|cursor=nonsense|cursor=eyJmIjoiMDAwMCIsInAiOiJ4In0}
  /v1/pledges?{rows=day&status=committed|rows=pledge&stage=committed|rows=day&part_of=counterweight-demo:a|status=lost|part_of=x}
  /v1/timeline?{kind=rumour|point=nowhere|undated=all}
  /v1/changes?{after=-1|kind=rumour|after=999999999|limit=5001}
`);

/** Requests that are refused, or answered in another way than by a body. */
const others: readonly Question[] = [
  ...['application/json', 'text/csv', 'application/x-ndjson', '*/*', 'text/*', 'text/csv;q=0.1, application/json'].map(
    (accept) => ({ path: '/v1/views/strikes?by=year', headers: { accept } }),
  ),
  { path: '/v1/strikes?limit=1', headers: { 'if-none-match': '*' } },
  { path: '/v1/strikes?limit=1', headers: { 'if-none-match': 'W/"0", "1"' } },
  { path: '/v1/strikes?limit=1', headers: { origin: 'https://example.org' } },
  { path: '/v1/strikes?limit=1', method: 'OPTIONS', headers: preflight('GET', 'accept') },
  { path: '/v1/events', method: 'OPTIONS', headers: preflight('POST', 'authorization, content-type') },
];

function preflight(method: string, headers: string) {
  const origin = 'https://example.org';
  return { origin, 'access-control-request-method': method, 'access-control-request-headers': headers };
}

/** Records what is refused: by name in a table above, and of every operation the same few things that it cannot take. */
export async function recordRefusals(recorder: Recorder, operations: readonly Operation[]): Promise<void> {
  const questions = [...wrongPaths.map((path) => ({ path })), ...others, ...operations.flatMap(wrongOf)];
  await inLanes(LANES, questions, (question: Question) => recorder.ask({ ...question, note: REFUSED }));
  const path = '/v1/strikes?limit=2';
  const { headers } = await recorder.ask({ path });
  const { status } = await recorder.read({ path, headers: { 'if-none-match': headers.get('etag') ?? '' } });
  recorder.write('with the tag of the answer before', `GET ${path}, if-none-match: its etag\n\n${status}`);
}

function wrongOf({ path: template, method, parameters }: Operation): readonly Question[] {
  const path = template.replace('{id}', 'counterweight-demo:nobody');
  const wrong = parameters.map((parameter) => `${parameter}=~`);
  const unknown = [...wrong, 'nonsense=1', 'min_seq=1&min_seq=2'].map((query) => ({ path: `${path}?${query}` }));
  const withIds = template === path ? [] : [{ path: template.replace('{id}', '~') }];
  const otherMethods = ['HEAD', 'OPTIONS', 'DELETE', 'PUT', 'PATCH', method === 'GET' ? 'POST' : 'GET'];
  return [
    ...(method === 'GET' ? [...unknown, ...withIds] : []),
    { path, headers: { accept: 'image/png' }, method },
    ...otherMethods.map((other) => ({ path, method: other })),
  ];
}
