import type { Precedence } from '@counterweight/domain/kinds';
import { jsonText } from '@counterweight/dynamodb';
import { z } from 'zod';

export interface ApiSettings {
  readonly busName: string;
  readonly precedence: Precedence;
  readonly apiAccount: string | undefined;
}

const settingsSchema = z.object({
  BUS_NAME: z.string().min(1),
  DATASET_PRECEDENCE: jsonText(z.record(z.string(), z.int().min(1))).default({}),
  COUNT_UNRANKED: z.enum(['true', 'false']).default('false'),
  API_ACCOUNT: z.string().min(1).optional(),
});

/** What the API alone reads from its environment. Throws an Error naming the variable that is missing or wrong. */
export function apiSettings(environment: Readonly<Record<string, string | undefined>>): ApiSettings {
  const parsed = settingsSchema.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    throw new Error(`environment: ${faults.join('; ')}`);
  }
  const { BUS_NAME, DATASET_PRECEDENCE, COUNT_UNRANKED, API_ACCOUNT } = parsed.data;
  const precedence = { ranks: new Map(Object.entries(DATASET_PRECEDENCE)), countsUnranked: COUNT_UNRANKED === 'true' };
  return { busName: BUS_NAME, precedence, apiAccount: API_ACCOUNT };
}
