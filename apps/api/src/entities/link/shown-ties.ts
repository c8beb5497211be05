import { entityLinks, type ShownTie } from '@counterweight/contracts/http';
import { type KindName, type Link, linkKind, rankOf, type Tie, tiesByEntity } from '@counterweight/domain/kinds';
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
  /** Those of an entity that are shown one by one. */
  shownOf(entity: string): readonly Tie[];
  /** Reads what the links say and where their other ends are. */
  show(ties: readonly Tie[]): Promise<(tie: Tie) => ShownTie>;
}

/** Of an entity at most so many ties are shown, whatever was published of it. */
export const MAX_SHOWN_TIES = 50;

/**
 * The ties at one position. What strangers say of an entity is not shown beside it, only counted: a tie is shown when its link
 * is of the entity's own source, or of one that the operator has ranked.
 */
export function tiesAt(rowsOf: (kind: KindName) => ViewRows, at: LedgerAt, api: Api): TiesReading {
  const ties = tiesByEntity(rowsOf('link'));
  return {
    named: new Set(ties.keys()),
    of: (entity) => ties.get(entity) ?? [],
    shownOf: (entity) => {
      const isShown = ({ link }: Tie) => {
        const source = sourceOf(entityIdSchema.parse(link));
        return entity.startsWith(`${source}:`) || rankOf(source, at.precedence) > 0;
      };
      return (ties.get(entity) ?? []).filter(isShown).slice(0, MAX_SHOWN_TIES);
    },
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
