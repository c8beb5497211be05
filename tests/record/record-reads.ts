import { z } from 'zod';
import { entityTimes, journalQuestions, listQuestions, pagedQuestions, viewQuestions } from './read-questions.ts';
import { type Answer, inLanes, type Recorder, titleOf } from './recorder.ts';

const LANES = 4;
const PAGES = 3;
/** Links of one answer that are followed. */
const MOST_LINKS = 12;
/** Of a source that an import brings, one entity in so many is asked for by itself. */
const ONE_IN = 60;
const DEMO = 'counterweight-demo:';

const changeSchema = z.looseObject({
  kind: z.string(),
  entity: z.string(),
  record: z.string(),
  revision: z.number(),
  links: z.looseObject({ self: z.string(), history: z.string() }),
});
type Change = z.infer<typeof changeSchema>;
const pageSchema = z.looseObject({ data: z.array(changeSchema) });

/** Records the answers to everything that can be asked without a token. */
export async function recordReads(recorder: Recorder): Promise<void> {
  await inLanes(LANES, viewQuestions, async (path) => {
    await recordLinks(await recorder.ask({ path }), recorder);
  });
  await inLanes(LANES, listQuestions, (path) => recorder.ask({ path }));
  await inLanes(LANES, pagedQuestions, (path) => recordPages(path, recorder));
  const journals: (readonly Change[])[] = [];
  for (const path of journalQuestions) journals.push(await recordJournal(path, recorder));
  await recordEntities(journals[0] ?? [], recorder);
}

/** The addresses that an answer names, each asked once in a run. */
async function recordLinks({ text, headers }: Answer, recorder: Recorder): Promise<void> {
  if (headers.get('content-type') !== 'application/json') return;
  const links = [...new Set([...text.matchAll(/"(\/v1\/[^"]*\?[^"]*)"/g)].map(([, link = '']) => link))];
  for (const path of links.slice(0, MOST_LINKS)) {
    if (!recorder.has(titleOf({ path }))) await recorder.ask({ path });
  }
}

async function recordPages(first: string, recorder: Recorder): Promise<void> {
  let path: string | undefined = first;
  for (let page = 1; path !== undefined && page <= PAGES; page += 1) {
    const { headers } = await recorder.ask({ path, note: `page ${page} of ${first}` });
    path = nextOf(headers);
  }
}

/** Every entry of the journal in an order of its own, since positions follow what happened to be recorded together. */
async function recordJournal(first: string, recorder: Recorder): Promise<readonly Change[]> {
  const changes: Change[] = [];
  let [head, path]: [string, string | undefined] = ['', first];
  while (path !== undefined) {
    const { status, headers, text }: Answer = await recorder.read({ path });
    const { data, ...rest } = pageSchema.parse(JSON.parse(text));
    changes.push(...data);
    head ||= `${status} ${headers.get('content-type')}, beside data: ${Object.keys(rest).join(', ')}`;
    path = nextOf(headers);
  }
  const sorted = changes.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const lines = sorted.map((change) => JSON.stringify(change));
  recorder.write(`journal ${first}`, [`GET ${first}, all pages, by name`, head, ...lines].join('\n'));
  return sorted;
}

function nameOf({ kind, entity, record, revision }: Change): string {
  return `${kind} ${entity} ${record} ${revision}`;
}

/** All of the demo set and every dataset, one in some of the others; of each kind the first at several times too. */
async function recordEntities(changes: readonly Change[], recorder: Recorder): Promise<void> {
  const each = [...new Map(changes.map((change) => [change.links.self, change])).values()];
  const always = each.filter(({ kind, entity }) => kind === 'dataset' || entity.startsWith(DEMO));
  const others = each.filter((change) => !always.includes(change)).filter((_, index) => index % ONE_IN === 0);
  const firsts = [...Map.groupBy(each, ({ kind }) => kind).values()].flatMap(([first]) => first?.links.self ?? []);
  const paths = [...always, ...others].flatMap(({ links }) => [links.self, links.history]);
  const atTimes = firsts.flatMap((self) => entityTimes.map((time) => `${self}${time}`));
  await inLanes(LANES, [...new Set([...paths, ...atTimes])], (path) => recorder.ask({ path }));
}

function nextOf(headers: Headers): string | undefined {
  return /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
}
