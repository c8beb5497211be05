import { createHash } from 'node:crypto';
import { singleRecordContracts } from '@counterweight/contracts/events';
import type { SingleRecordKind } from '@counterweight/domain/kinds';
import type { Naming, PublishedAs } from '../file-reading.ts';

const HASHED = /^([a-z]-[0-9a-f]{20})-(\d+)$/;

/** The stem of a key that is too long for an id: a letter for the kind and 20 hex digits of the key's hash. */
export function hashedStem(letter: string, key: unknown): string {
  return `${letter}-${createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 20)}`;
}

/** How the entities of a single-record kind are published. */
export function publishedAs(kind: Pick<SingleRecordKind, 'name' | 'record' | 'events'>): PublishedAs {
  const { live, retracted } = singleRecordContracts(kind);
  return { reported: live.type, retracted: retracted.type, body: kind.name };
}

/** Entities of one record named by a hash of what a row is matched by, with an ordinal among rows of equal key. */
export function namedByHash(record: string, publishedAs: PublishedAs): Naming {
  return {
    givenIds: false,
    publishedAs: (id) => (id === record ? publishedAs : undefined),
    localId: (stem, ordinal) => `${stem}-${ordinal}`,
    readLocalId: (local) => {
      const [, stem, ordinal] = HASHED.exec(local) ?? [];
      return stem === undefined ? undefined : { stem, ordinal: Number(ordinal) };
    },
  };
}

/** Entities that the file itself names: the stem is the local id. `given` tells the ids that such a file gives. */
export function namedByFile(given: RegExp, publishedAs: Naming['publishedAs']): Naming {
  return {
    givenIds: true,
    publishedAs,
    localId: (stem) => stem,
    readLocalId: (local) => (given.test(local) ? { stem: local, ordinal: 0 } : undefined),
  };
}
