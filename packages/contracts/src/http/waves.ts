import {
  relativeWindow,
  STANDARD_QUANTILE,
  standardWaveRule,
  waveRankings,
  wavesView,
} from '@counterweight/domain/answers';
import { z } from 'zod';
import { dayText, viewLinksSchema } from './answer-parts.ts';
import { defineQuestion } from './define-question.ts';
import { formats } from './formats.ts';
import { dayParameter, definitionParameter, formatParameter, numberParameter } from './parameters.ts';
import { spannedBreaksSchema } from './reporting-breaks.ts';
import { strikeFilterShape } from './strike-filter.ts';
import { strikeNumberColumns, strikeNumbersSchema } from './strike-numbers.ts';
import { strikeBasisShape } from './strikes.ts';
import type { Column } from './table.ts';

const { claimant, source, day_rule, as_of, known_at, at_seq, min_seq } = strikeFilterShape;

const waveRules = ['fixed', 'relative'] as const;

/** By which rule days make a wave. */
export const waveRuleShape = {
  rule: z
    .enum(waveRules)
    .optional()
    .meta({
      description: `Whether a day is one of a wave by a fixed number launched, or relative to the reported days of the ${relativeWindow.days} days before it; fixed unless told.`,
    }),
  threshold: numberParameter(
    `How many missiles and drones launched make a day one of a wave under the fixed rule: ${standardWaveRule.threshold} unless told, 1 to 100000.`,
    { min: 1, max: 100_000 },
  ),
  quantile: numberParameter(
    `Which percentile of the days before it makes a day one of a wave under the relative rule: ${STANDARD_QUANTILE} unless told, 50 to 100.`,
    { min: 50, max: 100 },
  ),
  gap: numberParameter(
    `How many days may at most lie between two such days of one wave, neither counted: ${standardWaveRule.gap} unless told, 0 to 60.`,
    { min: 0, max: 60 },
  ),
};

/** What can be asked of waves. What is counted is chosen as for strikes; the days only choose which waves are shown. */
const waveShape = {
  ...waveRuleShape,
  rank_by: z
    .enum(waveRankings)
    .optional()
    .meta({
      description: `What ranks waves: the launched of the largest day (peak) or of all days (total); ${standardWaveRule.rankBy} unless told.`,
    }),
  sweep: z.enum(['yes']).optional().meta({ description: 'Adds how many waves other thresholds and gaps would make.' }),
  claimant,
  source,
  day_rule,
  from: dayParameter('Shows waves that last until this day or longer; ranks are over all.'),
  to: dayParameter('Shows waves that began by this day, whole; ranks are over all up to as_of.'),
  as_of,
  known_at,
  at_seq,
  min_seq,
  definition: definitionParameter(wavesView.version),
  format: formatParameter(formats),
};

const rankSchema = z
  .strictObject({
    rank: z.int().min(1).meta({ description: '1 is the largest; equals share a rank' }),
    of: z.int().min(1),
    percentile: z.number().meta({ description: 'The percentage of them that are no larger, rounded down' }),
  })
  .meta({ id: 'Rank' });

const ranksShape = {
  until_then: rankSchema.meta({ description: 'Among those up to and including this one' }),
  to_date: rankSchema.meta({ description: 'Among all up to as_of' }),
};

/** A wave as it is shown. */
export const waveSchema = z
  .strictObject({
    first_day: dayText,
    last_day: dayText,
    days: z.int().meta({ description: 'From the first to the last, those between included' }),
    threshold_days: z.int().meta({ description: 'Days that reach the threshold' }),
    open: z.boolean().meta({ description: 'The strikes counted end so soon after it that it may go on' }),
    ...strikeNumbersSchema.shape,
    ...ranksShape,
    peak: z
      .strictObject({
        day: dayText,
        launched: z.int(),
        unknown_launched: z.int().meta({ description: 'Salvos of the day without a number launched' }),
        threshold: z.int().meta({ description: 'What its launched had to reach' }),
        ...ranksShape,
      })
      .meta({ description: 'The largest day, the earliest of equals; ranked among days' }),
    links: z.strictObject({ explain: z.string().meta({ description: 'The salvos that re-add to its numbers' }) }),
  })
  .meta({ id: 'Wave' });

type Wave = z.output<typeof waveSchema>;
type Rank = z.output<typeof rankSchema>;

function rankColumns(name: string, rankOf: (wave: Wave) => Rank): readonly Column<Wave>[] {
  return (['rank', 'of', 'percentile'] as const).map((part) => [`${name}_${part}`, (wave) => rankOf(wave)[part]]);
}

const waveColumns: readonly Column<Wave>[] = [
  ['first_day', (wave) => wave.first_day],
  ['last_day', (wave) => wave.last_day],
  ['days', (wave) => wave.days],
  ['threshold_days', (wave) => wave.threshold_days],
  ['open', (wave) => String(wave.open)],
  ...strikeNumberColumns,
  ['peak_day', ({ peak }) => peak.day],
  ['peak_launched', ({ peak }) => peak.launched],
  ['peak_unknown_launched', ({ peak }) => peak.unknown_launched],
  ['peak_threshold', ({ peak }) => peak.threshold],
  ...rankColumns('until_then', (wave) => wave.until_then),
  ...rankColumns('to_date', (wave) => wave.to_date),
  ...rankColumns('peak_until_then', ({ peak }) => peak.until_then),
  ...rankColumns('peak_to_date', ({ peak }) => peak.to_date),
  ['explain', ({ links }) => links.explain],
];

/** What a definition says of the rule that made waves. */
export const waveRuleDefinitionShape = {
  rule: z.string(),
  rule_kind: z.enum(waveRules),
  threshold: z.int().nullable().meta({ description: 'Of the fixed rule' }),
  quantile: z.int().nullable().meta({ description: 'Of the relative rule, by nearest rank' }),
  window: z
    .strictObject({
      days: z.int(),
      minimum: z.int().meta({ description: 'Reported days; with fewer a day is not judged' }),
    })
    .nullable()
    .meta({ description: 'Of the relative rule: how far back it looks' }),
  gap: z.int(),
};

/** What waves and their ranks mean (docs/laws.md, law 6). */
export const waveDefinitionSchema = z
  .strictObject({
    view: z.literal('waves'),
    version: z.int(),
    derived_from: z.strictObject({ view: z.literal('strikes'), version: z.int() }),
    measures: z.array(z.string()),
    ...waveRuleDefinitionShape,
    rank_by: z.enum(waveRankings),
    percentile: z.string(),
    ...strikeBasisShape,
    coverage: z.strictObject({
      from: dayText.nullable(),
      to: dayText.nullable(),
      first_day: dayText
        .nullable()
        .meta({ description: 'The first day with a salvo that is counted; ranks begin here' }),
      last_day: dayText.nullable(),
      ranked_days: z.int().meta({ description: 'Days with a known number launched' }),
      judged_days: z.int().meta({ description: 'Of these the days that the rule can judge' }),
      ranked_waves: z.int(),
      uncertain_days: z
        .array(dayText)
        .meta({ description: 'Below the threshold as far as is known, with salvos whose launched is unknown' }),
      composites: z.int().meta({ description: 'Counted salvos that name several weapons; they are never split' }),
      with_reconnaissance: z
        .int()
        .meta({ description: 'Composites that name a reconnaissance drone beside another weapon: counted whole' }),
      left_out: z.strictObject({
        reconnaissance: z.int().meta({ description: 'Salvos of nothing but reconnaissance drones' }),
      }),
    }),
    unknowns: z.record(z.string(), z.int()).meta({ description: 'Counted salvos without a number, by measure' }),
    breaks: spannedBreaksSchema,
    notes: z.array(z.string()),
    tables: z.strictObject({ weapons: z.int(), reporting: z.int() }),
  })
  .meta({ id: 'WaveDefinition' });

const sweptSchema = z
  .strictObject({
    threshold: z.int().nullable(),
    quantile: z.int().nullable(),
    gap: z.int(),
    waves: z.int(),
    threshold_days: z.int(),
    longest: z.int().meta({ description: 'The days of the longest wave' }),
  })
  .meta({ id: 'SweptWaveRule' });

/** Waves of strikes. */
export const wavesQuestion = defineQuestion({
  path: '/v1/views/waves',
  tag: 'views',
  summary: 'Waves of strikes, and how large each was until then and is to date',
  query: z.strictObject(waveShape),
  answers: 'The waves with their definition',
  answer: z
    .strictObject({
      data: z.array(waveSchema).meta({ description: 'In order of time' }),
      sweep: z
        .array(sweptSchema)
        .optional()
        .meta({ description: 'Over all waves up to as_of, whichever are shown; when asked for' }),
      definition: waveDefinitionSchema,
      links: viewLinksSchema,
    })
    .meta({ id: 'WavesView' }),
  table: {
    fileName: () => 'waves',
    rows: ({ data }) => data,
    columns: () => waveColumns,
  },
});
