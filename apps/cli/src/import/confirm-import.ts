import type { CurrentRecord, FileReading, ImportPlan } from '@counterweight/importers';
import { z } from 'zod';
import type { ApiClient } from '../api/api-client.ts';
import { parseJson } from '../api/parse-json.ts';
import type { Importable } from './importable.ts';

export interface Confirmations {
  /** More than a tenth may be retracted, or the file be shorter than the data set. */
  readonly yes?: boolean;
  /** What the file as a whole is doubtful for is accepted. */
  readonly acceptDoubtful?: boolean;
}

const coverageSchema = z.object({ definition: z.object({ coverage: z.object({ last_day: z.string().nullable() }) }) });

/** What must be said yes to before an import is published; nothing where it may go on. */
export async function unconfirmed(
  importable: Importable,
  reading: FileReading,
  plan: ImportPlan,
  given: Confirmations,
  ledger: { readonly api: ApiClient; readonly source: string; readonly current: readonly CurrentRecord[] },
): Promise<string | undefined> {
  const questions = given.acceptDoubtful === true ? [] : reading.questions;
  const concerned = plan.concerns.length > 0 && given.yes !== true;
  if (questions.length === 0 && !concerned) return undefined;
  const lastKnown = concerned ? await lastKnownDay(importable, ledger) : undefined;
  const lines = [
    'Nothing was published.',
    ...(questions.length === 0 ? [] : doubtLines(questions)),
    ...(concerned ? concernLines(reading, plan, lastKnown) : []),
  ];
  return `${lines.join('\n')}\n`;
}

function doubtLines(questions: readonly string[]): readonly string[] {
  return [
    'The file is doubtful:',
    ...questions.map((question) => `  ${question}`),
    'Add --accept-doubtful if it is right as it is.',
  ];
}

function concernLines(reading: FileReading, { concerns, sizes }: ImportPlan, lastKnown: string | undefined) {
  const { live, inFile, gone, goneEntities, newEntities } = sizes;
  const fewer = ((100 * (live - inFile)) / live).toFixed(1);
  const days = `the last day in the file is ${reading.lastDay ?? 'not known'}, the last known ${lastKnown ?? 'is not known'}`;
  return [
    `${gone} of ${live} records would be retracted${concerns.includes('many_gone') ? ', more than a tenth' : ''}.`,
    ...(concerns.includes('fewer_records')
      ? [`The file holds ${inFile} records, ${fewer} % fewer than the ledger: it may be cut off; ${days}.`]
      : []),
    ...(concerns.includes('other_ids')
      ? [
          `${goneEntities} entities of the ledger are not in the file by their ids, and ${newEntities} of the file are not in the ledger: the ids may have changed. Published, the old ones are taken back and the new ones take their place: nothing counts twice.`,
        ]
      : []),
    'Add --yes if that is meant, or --partial if the file is only a part of the data set.',
  ];
}

async function lastKnownDay(
  { lastDayView }: Importable,
  {
    api,
    source,
    current,
  }: { readonly api: ApiClient; readonly source: string; readonly current: readonly CurrentRecord[] },
): Promise<string | undefined> {
  if (lastDayView === undefined) {
    const days = current.flatMap(({ entity, retracted }) => (retracted ? [] : [entity.slice(-10)]));
    return days
      .filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day))
      .sort()
      .at(-1);
  }
  const answer = await api.send(`${lastDayView}&${new URLSearchParams({ source })}`, { answers: [400, 404, 503] });
  return coverageSchema.safeParse(parseJson(answer.text)).data?.definition.coverage.last_day ?? undefined;
}
