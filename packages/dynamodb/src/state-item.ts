import { entityIdSchema, seqSchema } from '@counterweight/domain/values';
import type { KnownRevisions, StateItem } from '@counterweight/ledger';
import { z } from 'zod';
import { stateKey } from './keys.ts';
import { pack, packed } from './packed.ts';
import type { RawItem } from './reading.ts';
import { absent, type Condition, readItem, type StoredItem } from './stored-item.ts';

const contentSchema = z.object({
  known: z.custom<KnownRevisions>((known) => typeof known === 'object' && known !== null),
  rows: z.custom<StateItem['rows']>((rows) => typeof rows === 'object' && rows !== null),
});
const stateItemSchema = z.object({
  kind: z.string(),
  entity: entityIdSchema,
  version: z.int(),
  seq: seqSchema,
  redacted: z.int().optional(),
  content: packed(contentSchema),
});

/** What the journal has of one entity. */
export function stateItem({ kind, entity, version, seq, redacted, known, rows }: StateItem): StoredItem {
  const state = { ...stateKey({ kind, entity }), kind, entity, version, seq, content: pack({ known, rows }) };
  return redacted === undefined ? state : { ...state, redacted };
}

export function readState(item: RawItem): StateItem {
  const { content, redacted, ...rest } = readItem(stateItemSchema, item);
  return { ...rest, ...content, ...(redacted === undefined ? {} : { redacted }) };
}

/** That a state is still of the version read; 0: there is none. */
export function stateIs(version: number): Condition {
  if (version === 0) return absent('pk');
  return { expression: '#version = :version', names: { '#version': 'version' }, values: { ':version': version } };
}
