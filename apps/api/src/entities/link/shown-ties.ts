import { entityLinks, type ShownTie } from '@counterweight/contracts/http';
import { type KindName, type Link, linkKind, type Tie, tiesByEntity } from '@counterweight/domain/kinds';
import type { ViewRows } from '@counterweight/domain/rows';
import { entityIdSchema, sourceOf } from '@counterweight/domain/values';
import type { LedgerAt } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { recordsAt } from '../records-at.ts';
import { findEntities } from './find-entities.ts';

/** The ties of each entity at one position, and how they are shown. */
export interface TiesReading {
  /** Every id that a link names. */
  readonly named: ReadonlySet<string>;
  of(entity: string): readonly Tie[];
  /** Reads what the links say and where their other ends are. */
  show(ties: readonly Tie[]): Promise<(tie: Tie) => ShownTie>;
}

/** The ties that snapshots of one position hold. Links of every source count: none is ever summed, and none is shown twice. */
export function tiesAt(rowsOf: (kind: KindName) => ViewRows, at: LedgerAt, api: Api): TiesReading {
  const ties = tiesByEntity(rowsOf('link'));
  return {
    named: new Set(ties.keys()),
    of: (entity) => ties.get(entity) ?? [],
    async show(shown) {
      const whereIs = findEntities(
        shown.map(({ entity }) => entity),
        rowsOf,
        at,
      );
      const words = await readWords(new Set(shown.map(({ link }) => link)), at, api);
      return (tie) => showTie(tie, words.get(tie.link) ?? {}, whereIs(tie.entity));
    },
  };
}

type Words = Partial<Pick<Link, 'said_on' | 'quote' | 'restated' | 'note'>>;

async function readWords(links: ReadonlySet<string>, at: LedgerAt, api: Api) {
  const read = [...links].map(async (id): Promise<readonly [string, Words]> => {
    const entity = entityIdSchema.parse(id);
    const state = linkKind.fold(entity, await recordsAt({ kind: 'link', entity }, at, api));
    if (state.status !== 'live') return [id, {}];
    const { said_on, quote, restated, note } = state.body;
    return [id, { said_on, quote, restated, note }];
  });
  return new Map(await Promise.all(read));
}

function showTie({ link, relation, direction, entity }: Tie, words: Words, whereIs: readonly string[]): ShownTie {
  return {
    link,
    source: sourceOf(entityIdSchema.parse(link)),
    relation,
    direction,
    entity,
    dangling: whereIs.length === 0,
    ...words,
    links: { link: entityLinks('link', link).self, entity: [...whereIs] },
  };
}
