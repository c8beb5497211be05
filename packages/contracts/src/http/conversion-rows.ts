import { curveReasons, shareReasons } from '@counterweight/domain/answers';
import { z } from 'zod';
import { intervalSchema } from './interception-rows.ts';
import { type Column, groupingColumns } from './table.ts';

const count = z.int().min(0);
const share = z.number();
const orNull = share.nullable();

const sharesSchema = z
  .strictObject({
    delivered: orNull.meta({ description: 'Lines that came whole, of those of which it is known' }),
    interval: intervalSchema.nullable().meta({ description: 'With a package as one cluster' }),
    low: orNull.meta({ description: 'Of all lines with a number, if none came of which nothing is known' }),
    high: orNull.meta({ description: 'The same if all of them came: limits, no interval' }),
    reason: z.enum(shareReasons).optional().meta({
      description:
        'Why there is no share: no line says how many; nothing is known of any; only deliveries are ever reported, so that of those known all came; or promises lie on both sides of a reporting break',
    }),
  })
  .meta({ id: 'DeliveredShare' });

const said = count.nullable();

const unitsSchema = z
  .strictObject({
    committed: count.meta({ description: 'As promised, before anything was taken back' }),
    reduced: count,
    cancelled: count,
    delivered: said.meta({ description: 'Of what is still promised; null where nothing is said of any unit' }),
    over: said.meta({ description: 'Delivered beyond what was promised' }),
    not_delivered: said.meta({ description: 'Known to be outstanding' }),
    unknown: count.meta({ description: 'Of lines of which nothing is said' }),
  })
  .meta({ id: 'ConversionUnits' });

const stepSchema = z.strictObject({
  day: count.meta({ description: 'Days after the promise' }),
  delivered: share.meta({ description: 'The share of units that came by then' }),
  interval: intervalSchema.nullable(),
  cancelled: share.meta({ description: 'The share that was cancelled by then' }),
  outstanding: share,
  units_at_risk: count,
  packages_at_risk: count,
});

const curveSchema = z
  .strictObject({
    units: count.meta({
      description: 'Followed: of dated promises, with a number, of which no undated delivery is said',
    }),
    lines: count,
    packages: count,
    delivered: count,
    cancelled: count,
    steps: z.array(stepSchema),
    within: z
      .array(z.strictObject({ days: count, delivered: share, interval: intervalSchema.nullable() }))
      .meta({ description: 'What came within so many days, as far as the curve goes' }),
    at_risk: z.array(z.strictObject({ day: count, units: count, packages: count })),
    stopped_at: count
      .nullable()
      .meta({ description: 'The day from which fewer than five packages are at risk; null where none was left out' }),
  })
  .meta({ id: 'DeliveryCurve' });

const moneySchema = z.strictObject({
  amount: z.string().nullable().meta({ description: 'A decimal number as text; null where none is known' }),
  packages: count,
  transactions: count,
  undisclosed: count,
  unpriced: count,
  unconverted: count,
});

/** What became of some promises. */
export const conversionNumbersSchema = z
  .object({
    lines: count.meta({ description: 'Promised items' }),
    packages: count,
    counted: count.meta({ description: 'Lines that say how many' }),
    delivered: count.meta({ description: 'Counted lines that came whole' }),
    partly: count.meta({ description: 'Counted lines of which some came' }),
    none: count.meta({ description: 'Counted lines of which it is said that none came' }),
    unknown: count.meta({ description: 'Counted lines of which nothing is said' }),
    withdrawn: count.meta({ description: 'Counted lines that were reduced or cancelled to nothing: in no share' }),
    uncounted: count.meta({ description: 'Lines that do not say how many: in no share' }),
    qualified: count.meta({ description: 'Lines of about, at least or up to so many' }),
    undated: count.meta({ description: 'Lines of an undated promise: in no curve' }),
    share: sharesSchema,
    units: unitsSchema.nullable().meta({ description: 'Null over several classes, whose units are never added up' }),
    curve: curveSchema.nullable(),
    curve_reason: z.enum(curveReasons).optional().meta({
      description: 'Why there is no curve: no delivery is dated; several classes; or never five packages at risk',
    }),
    by_age: z.array(z.strictObject({ age: count, lines: count, share })).meta({
      description: 'Where deliveries are undated: the share that had come by an age in days, from one look at the cut',
    }),
    money: z
      .strictObject({ committed: moneySchema, delivered: moneySchema, share: orNull })
      .nullable()
      .meta({ description: 'Of packages, so null where rows or filters are of items; the share is at least so much' }),
  })
  .meta({ id: 'ConversionNumbers' });
export type ConversionNumbers = z.output<typeof conversionNumbersSchema>;

type Row = ConversionNumbers;
const counts = ['lines', 'packages', 'counted', 'delivered', 'partly', 'none', 'unknown', 'withdrawn'] as const;
const further = ['uncounted', 'qualified', 'undated'] as const;
const units = ['committed', 'reduced', 'cancelled', 'delivered', 'over', 'not_delivered', 'unknown'] as const;
const money = ['amount', 'packages', 'undisclosed', 'unpriced', 'unconverted'] as const;

/** The columns of the table; a curve stands in one cell, its steps apart by semicolons. */
export function conversionColumns(by: readonly string[]): readonly Column<Row>[] {
  return [
    ...groupingColumns(by),
    ...[...counts, ...further].map((name): Column<Row> => [name, (row) => row[name]]),
    ['share', ({ share: { delivered } }) => delivered],
    ['share_low', ({ share: { interval } }) => interval?.low],
    ['share_high', ({ share: { interval } }) => interval?.high],
    ['bound_low', ({ share: { low } }) => low],
    ['bound_high', ({ share: { high } }) => high],
    ['share_reason', ({ share: { reason } }) => reason],
    ...units.map((name): Column<Row> => [`units_${name}`, (row) => row.units?.[name]]),
    ['curve_units', ({ curve }) => curve?.units],
    ['curve_packages', ({ curve }) => curve?.packages],
    ['curve', ({ curve }) => curve?.steps.map(({ day, delivered }) => `${day}: ${delivered}`).join('; ')],
    ['curve_stopped_at', ({ curve }) => curve?.stopped_at],
    ['curve_reason', ({ curve_reason }) => curve_reason],
    ['by_age', ({ by_age }) => by_age.map(({ age, share: held }) => `${age}: ${held}`).join('; ')],
    ...(['committed', 'delivered'] as const).flatMap((stage) =>
      money.map((name): Column<Row> => [`money_${stage}_${name}`, (row) => row.money?.[stage][name]]),
    ),
    ['money_share', (row) => row.money?.share],
  ];
}
