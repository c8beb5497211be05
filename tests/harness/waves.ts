import { z } from 'zod';

const waveSchema = z.looseObject({ days: z.number(), links: z.object({ explain: z.string() }) });
const wavesSchema = z.object({
  data: z.array(waveSchema),
  sweep: z.array(z.looseObject({})).optional(),
  definition: z.looseObject({ coverage: z.unknown(), notes: z.array(z.string()) }),
});
const daysSchema = z.object({ data: z.array(z.looseObject({ launched: z.number() })) });
const ratesSchema = z.object({ data: z.array(z.looseObject({ segment: z.string().nullable() })) });
const listSchema = z.object({ data: z.array(z.looseObject({ counted: z.looseObject({ launched: z.number() }) })) });

/** What the waves view answers. */
export async function askWaves(api: string, query = ''): Promise<z.output<typeof wavesSchema>> {
  const response = await fetch(`${api}/v1/views/waves${query}`);
  return wavesSchema.parse(await response.json());
}

/** The numbers launched of the salvos behind a wave of at most a page of them. */
export async function launchedBehind(api: string, wave: z.output<typeof waveSchema>): Promise<readonly number[]> {
  const response = await fetch(`${api}${wave.links.explain}`);
  return listSchema.parse(await response.json()).data.map(({ counted }) => counted.launched);
}

/** The numbers launched of a wave's days, in order. */
export async function launchedByDay(api: string, from: string, to: string): Promise<readonly number[]> {
  const response = await fetch(`${api}/v1/views/strikes?by=day&from=${from}&to=${to}`);
  return daysSchema.parse(await response.json()).data.map(({ launched }) => launched);
}

/** The rows of the interception view. */
export async function askInterception(api: string, query: string): Promise<z.output<typeof ratesSchema>['data']> {
  const response = await fetch(`${api}/v1/views/interception?${query}`);
  return ratesSchema.parse(await response.json()).data;
}
