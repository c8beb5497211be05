import { answerWaves, type Wave, wavesView } from '@counterweight/domain/answers';
import { viewId } from '@counterweight/domain/rows';
import { cellsKnownAt } from '@counterweight/ledger';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Api } from '../../api-deps.ts';
import { strikeResource } from '../../entities/strike/strike-resource.ts';
import { canonicalPath, inOrder, type ParameterValue } from '../../http/canonical-query.ts';
import { formats } from '../../http/formats.ts';
import { formatParameter } from '../../http/parameters.ts';
import { refusing, tableAnswers } from '../../http/route-parts.ts';
import { answerView, type ViewContent, type ViewReading } from '../answer-view.ts';
import { type DayRange, resolveRange } from '../resolve-range.ts';
import { readStrikes, type StrikesReading } from '../strikes/read-strikes.ts';
import { explicitParameters } from '../strikes/resolve-strike-filter.ts';
import { strikeFilterShape } from '../strikes/strike-parameters.ts';
import { viewLinks, viewLinksSchema } from '../view-links.ts';
import { defineWaves, waveDefinitionSchema } from './wave-definition.ts';
import { waveRuleOf, waveShape } from './wave-parameters.ts';
import { showWave, waveCells, waveColumns, waveSchema } from './wave-row.ts';

const PATH = '/v1/views/waves';

const querySchema = z.strictObject({ ...waveShape, format: formatParameter(formats) });
type Query = z.output<typeof querySchema>;

const answerSchema = z
  .strictObject({
    data: z.array(waveSchema).meta({ description: 'In order of time' }),
    definition: waveDefinitionSchema,
    links: viewLinksSchema,
  })
  .meta({ id: 'WavesView' });
type WavesViewAnswer = z.output<typeof answerSchema>;

const route = createRoute({
  method: 'get',
  path: PATH,
  tags: ['views'],
  summary: 'Waves of strikes, and how large each was until then and is to date',
  request: { query: querySchema },
  responses: tableAnswers('The waves with their definition', answerSchema),
});

/** Serves the waves view. */
export function serveWavesView(app: OpenAPIHono, api: Api): void {
  const answer = (c: Context, query: Query) => answerView(c, query, api, () => readWavesView(query, api));
  app.openapi(route, (c) => answer(c, c.req.valid('query')), refusing(querySchema));
}

async function readWavesView(query: Query, api: Api): Promise<ViewReading> {
  const range = resolveRange(query);
  const reading = await readStrikes(strikesOf(query), api);
  const versions = [viewId(wavesView), reading.snapshot.place];
  return {
    ...{ path: PATH, own: inOrder(names, query), versions, seq: reading.seq },
    write: () => contentOf(query, range, reading),
  };
}

function contentOf(query: Query, range: DayRange, reading: StrikesReading): ViewContent {
  const { snapshot, resolved, seq } = reading;
  const rule = waveRuleOf(query);
  const answer = answerWaves(cellsKnownAt(snapshot, query.known_at), resolved.filter, rule);
  const waves = answer.waves.filter((wave) => overlaps(wave, range));
  const shown = waves.map((wave) => {
    const days = { from: wave.firstDay, to: wave.lastDay };
    return { wave, explain: explainLink(query, reading, { weapon: answer.weapons, ...days }) };
  });
  const explain = explainQuery(query, reading, { weapon: answer.weapons });
  const body: WavesViewAnswer = {
    data: shown.map(showWave),
    definition: defineWaves(query, rule, { resolved, answer, shown: waves, seq }),
    links: viewLinks({ path: PATH, own: inOrder(names, query) }, { path: strikeResource.path, query: explain }),
  };
  return { body, columns: waveColumns, rows: shown.map(waveCells), lines: body.data, fileName: 'waves' };
}

const names = Object.keys(querySchema.shape);

/** The strikes behind all waves: the days asked for choose among waves, they do not cut what waves are made of. */
function strikesOf({ claimant, source, day_rule, as_of, known_at, min_seq }: Query) {
  return { claimant, source, day_rule, as_of, known_at, min_seq };
}

function overlaps({ firstDay, lastDay }: Wave, { from, to }: DayRange): boolean {
  return (from === undefined || from <= lastDay) && (to === undefined || firstDay <= to);
}

type Chosen = Readonly<Record<string, ParameterValue>>;

function explainQuery(query: Query, { resolved, seq }: StrikesReading, chosen: Chosen) {
  const asked = explicitParameters(strikesOf(query), resolved);
  return inOrder(Object.keys(strikeFilterShape), { ...asked, ...chosen, min_seq: seq });
}

function explainLink(query: Query, reading: StrikesReading, chosen: Chosen): string {
  return canonicalPath(strikeResource.path, explainQuery(query, reading, chosen));
}
