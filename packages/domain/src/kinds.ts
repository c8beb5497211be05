import { datasetKind } from './dataset/dataset-kind.ts';
import type { Kind } from './kind/kind.ts';
import { pledgeKind } from './pledge/pledge-kind.ts';
import { rateKind } from './rate/rate-kind.ts';
import { strikeKind } from './strike/strike-kind.ts';

/** Every kind of entity, by name. */
export const kinds: Readonly<Record<string, Kind>> = {
  dataset: datasetKind,
  pledge: pledgeKind,
  rate: rateKind,
  strike: strikeKind,
};
