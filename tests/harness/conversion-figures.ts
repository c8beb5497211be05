import { z } from 'zod';

const totalSchema = z.looseObject({ share: z.object({ delivered: z.number(), low: z.number(), high: z.number() }) });
const viewSchema = z.object({ total: totalSchema, links: z.object({ explain: z.string() }) });
const pageSchema = z.object({
  data: z.array(z.object({ counted_as: z.string() })),
  links: z.object({ next: z.string().optional() }),
});

/** What became of the arms in the imported sheet, and by how many of the lines behind it each count is explained. */
export async function conversionOfArms(api: string) {
  const response = await fetch(`${api}/v1/views/conversion?published_type=weapons+and+equipment`);
  const { total, links } = viewSchema.parse(await response.json());
  const lines = new Map<string, number>();
  for (let next: string | undefined = links.explain; next !== undefined; ) {
    const page = pageSchema.parse(await (await fetch(`${api}${next}`)).json());
    for (const { counted_as } of page.data) lines.set(counted_as, (lines.get(counted_as) ?? 0) + 1);
    next = page.links.next;
  }
  return { total, lines };
}
