import { existsSync, readFileSync } from 'node:fs';
import { circularShiftTest } from '@counterweight/domain/analysis';
import { answerWaves, standardWaveRule } from '@counterweight/domain/answers';
import { dayNumber, dayOf, daySchema, defaultClaimants } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { hasStrikesFile, importedStrikes } from '../../test/imported-strikes.ts';
import { rowsOf } from '../table/rows-of.ts';
import { dateOrderOf } from './announcement-date.ts';
import { AMOUNT_COLUMNS } from './kiel-columns.ts';
import { announcedOn } from './kiel-dates.ts';
import { gatherPackages } from './kiel-packages.ts';
import { readKielSheet } from './kiel-sheet.ts';

const sheet = new URL('../../../../../shared/data/pledges/kiel_main_data_2023-01.utf16.csv', import.meta.url);
const present = existsSync(sheet) && hasStrikesFile;
const suite = present ? 'weapons after waves' : 'weapons after waves (skipped: ../shared/data is missing)';

const first = dayNumber(daySchema.parse('2022-09-28'));
const last = dayNumber(daySchema.parse('2023-01-15'));

/** The days on which packages of weapons of EUR 50 million or more are announced; a month's on its first. */
async function largePackages(): Promise<readonly number[]> {
  const { table } = await readKielSheet(readFileSync(sheet));
  const rows = rowsOf(table, AMOUNT_COLUMNS).rows;
  const order = dateOrderOf(rows.map((cells) => cells.text('announcement_date')));
  const weapons = rows.filter((cells) => /weapon/i.test(cells.text('type_of_aid_specific')));
  return gatherPackages(weapons).flatMap(({ lead, rows: own }) => {
    const euros = own.reduce((sum, cells) => sum + (Number(cells.text('converted_value_in_eur')) || 0), 0);
    const day = dayOf(announcedOn(lead, order).when);
    return euros >= 50_000_000 && day !== 'undated' ? [dayNumber(day)] : [];
  });
}

describe.skipIf(!present)(suite, () => {
  test('are 1.20 a wave within a week, 1.34 of any day, p .76: 5 waves of 60 until 15 January 2023', async () => {
    const filter = { sources: ['desk'], dayRule: 'end', claimants: defaultClaimants } as const;
    const { waves } = answerWaves(importedStrikes(), filter, { ...standardWaveRule, threshold: 60 });
    const starts = waves.map(({ lastDay }) => dayNumber(lastDay) - first).filter((day) => day + 7 <= last - first);
    const days = await largePackages();
    const events = Array.from(
      { length: last - first + 1 },
      (_, day) => days.filter((each) => each - first === day).length,
    );
    const { observed, baseline, p, shifts } = circularShiftTest({ events, starts, from: 1, to: 7 });
    expect([starts.length, shifts, events.reduce((sum, each) => sum + each, 0)]).toEqual([5, 109, 21]);
    expect([observed, baseline, p].map((each) => each.toFixed(2))).toEqual(['1.20', '1.34', '0.76']);
  });
});
