import { z } from 'zod';

/** The published figures that the imported strikes must give, by the view's query: DATA.md's, by the default claimant unless said. */
export const publishedFigures: readonly {
  readonly query: string;
  readonly expected: Readonly<Record<string, number>>;
}[] = [
  {
    query: 'by=month&weapon=shahed&from=2025-08-01&to=2025-08-31',
    expected: { salvos: 31, launched: 4132, destroyed: 3445 },
  },
  { query: 'by=day&from=2024-11-10&to=2024-11-10', expected: { launched: 145, destroyed: 62, lost: 67 } },
  { query: 'by=day&from=2023-12-29&to=2023-12-29', expected: { launched: 158, destroyed: 114 } },
  { query: 'by=day&from=2023-12-29&to=2023-12-29&day_rule=start', expected: { launched: 122 } },
  { query: 'by=day&from=2024-01-02&to=2024-01-02', expected: { launched: 134 } },
  { query: 'by=day&from=2024-01-02&to=2024-01-02&claimant=all', expected: { launched: 140 } },
  { query: 'by=quarter,class&class=cruise&from=2024-10-01&to=2024-12-31', expected: { launched: 436, destroyed: 347 } },
  { query: 'by=class,year&class=drone&from=2023-01-01&to=2023-12-31', expected: { launched: 3126, destroyed: 2626 } },
];

const answerSchema = z.object({
  data: z.array(z.record(z.string(), z.unknown())),
  total: z.record(z.string(), z.unknown()),
});

/** Asks every published figure of an API; returns one line for each that it does not give. */
export async function differingFigures(api: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { query, expected } of publishedFigures) {
    const response = await fetch(`${api}/v1/views/strikes?${query}`);
    const { data } = answerSchema.parse(await response.json());
    for (const [measure, value] of Object.entries(expected)) {
      if (data.length !== 1 || data[0]?.[measure] !== value) {
        lines.push(`${query}: ${measure} is ${data[0]?.[measure]} in ${data.length} rows, published ${value}`);
      }
    }
  }
  return lines;
}

const regionsSchema = z.object({
  data: z.array(z.object({ region: z.string(), launched: z.number() })),
  total: z.object({ launched: z.number() }),
  definition: z.object({ notes: z.array(z.string()) }),
});

/** What was launched at each region and in all, and the answer's notes as one text. */
export async function launchedByRegion(api: string, more = '') {
  const response = await fetch(`${api}/v1/views/strikes?by=region${more}`);
  const { data, total, definition } = regionsSchema.parse(await response.json());
  const rows = new Map(data.map(({ region, launched }) => [region, launched]));
  return { rows, total: total.launched, notes: definition.notes.join(' ') };
}

const viewSchema = z.object({ data: z.unknown(), total: z.unknown() });

/** What the view says over all groupings, for comparing two stacks that should hold the same. */
export async function everyGrouping(api: string): Promise<Readonly<Record<string, unknown>>> {
  const answers: Record<string, unknown> = {};
  for (const by of ['day', 'month', 'year', 'weapon', 'class', 'region', 'target', 'claimant']) {
    for (const rule of ['end', 'start']) {
      const query = `by=${by}&day_rule=${rule}&claimant=all`;
      const response = await fetch(`${api}/v1/views/strikes?${query}`);
      answers[query] = viewSchema.parse(await response.json());
    }
  }
  return answers;
}
