import type {
  askedSchema,
  ShownAirDefenceRow,
  standingRequestSchema,
  unplacedSchema,
} from '@counterweight/contracts/http';
import { entityLinks, gapSchema } from '@counterweight/contracts/http';
import {
  type AirDefenceRow,
  type AskedRequest,
  type AskedUnits,
  type Gap,
  gapStages,
  type StageUnits,
  type UnplacedItem,
} from '@counterweight/domain/answers';
import type { z } from '@hono/zod-openapi';
import { showKey } from '../show-key.ts';

/** A row as JSON, its keys under the names of the groupings. */
export function showRow(row: AirDefenceRow): ShownAirDefenceRow {
  const { key, part, unitsOf, asked, gap } = row;
  return {
    ...showKey(key),
    class: row.class,
    part: part === '' ? null : part,
    units_of: [...unitsOf],
    stages: Object.fromEntries(Object.entries(row.stages).map(([stage, sums]) => [stage, showStage(sums)])),
    asked: asked === undefined ? null : asked.map(showAsked),
    gap: gap === undefined ? null : showGap(gap),
  };
}

function showStage({ units, low, high, about, unknown, lines, donors, ...left }: StageUnits) {
  const { undated, straddling } = left;
  return { units, low, high, about, at_least: high === null, unknown, lines, donors, undated, straddling };
}

function showAsked({ date, equivalence, gap, ...asked }: AskedUnits): z.output<typeof askedSchema> {
  return { ...asked, made: date, equivalence: [...equivalence], gap: gap === undefined ? null : showGap(gap) };
}

function showGap(gap: Gap): z.output<typeof gapSchema> {
  const [pledged, committed, delivered, operational] = gapStages.map((stage) => ({ ...gap[stage] }));
  return gapSchema.parse({ pledged, committed, delivered, operational });
}

/** Unplaced items as JSON. */
export function showUnplaced({ publishedClass, ...item }: UnplacedItem): z.output<typeof unplacedSchema> {
  return { ...item, published_class: publishedClass ?? null };
}

/** A request with its standing as JSON. */
export function showRequest(held: AskedRequest): z.output<typeof standingRequestSchema> {
  const { request, date, status: standing, supersededBy, missing, lines } = held;
  return {
    request,
    made: date,
    standing,
    superseded_by: [...supersededBy],
    supersedes_missing: [...missing],
    lines: lines.length,
    unplaced: lines.flatMap(({ classification, item }) => (classification === undefined ? [item] : [])),
    links: { request: entityLinks('request', request).self },
  };
}
