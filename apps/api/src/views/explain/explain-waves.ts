import { type ExplainedQuery, explainedQueries, inOrder } from '@counterweight/contracts/http';
import { matchesStrikeFilter, type Wave, wavesView } from '@counterweight/domain/answers';
import { strikeKind, strikeRows } from '@counterweight/domain/kinds';
import { type StoredRow, viewId } from '@counterweight/domain/rows';
import { type ListedRow, listRows } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import type { PreparedAnswer } from '../../http/question-route.ts';
import { answeredTime, pinnedAt } from '../answered-time.ts';
import { resolveRange } from '../resolve-range.ts';
import { showSources } from '../resolve-sources.ts';
import { explicitParameters, readStrikes } from '../strikes/read-strikes.ts';
import { strikesOf, wavesShown } from '../waves/read-waves.ts';
import { type ExplainAnswer, type PageWanted, preparePages } from './explanation.ts';
import { showSalvo } from './show-salvo.ts';

const names = Object.keys(explainedQueries.waves.shape);

/** The rows of the waves that are shown. */
export async function explainWaves(
  { limit, cursor, definition: _, format: __, ...query }: ExplainedQuery<'waves'>,
  api: Api,
): Promise<PreparedAnswer<ExplainAnswer>> {
  const range = resolveRange(query);
  const asked = strikesOf(query);
  const reading = await readStrikes(asked, api);
  const { at, builds, resolved, seq } = reading;
  const { filter, sources } = resolved;
  const explanation = {
    ...{ versions: [viewId(wavesView), ...builds], seq },
    filters: {
      view: wavesView.name,
      ...inOrder(names, { ...query, ...explicitParameters(asked, resolved), ...pinnedAt(seq) }),
    },
    page(wanted: PageWanted) {
      const { answer, waves } = wavesShown(query, range, reading);
      const counted = { ...filter, weapons: answer.weapons };
      const matches = (stored: StoredRow) =>
        waveOf(waves, stored.day) !== undefined && matchesStrikeFilter(counted, strikeRows.read(stored));
      const question = { view: viewId(strikeKind.view), axis: filter.dayRule, range: spanOf(waves), matches };
      const { rows, next } = listRows(question, wanted, at);
      return { data: rows.map((listed) => showRowOfWave(listed, waves)), next };
    },
    definition: {
      ...{ view: wavesView.name, version: wavesView.version, sources: showSources(sources) },
      ...answeredTime(query, seq),
    },
  };
  return preparePages(explanation, { limit, cursor });
}

function showRowOfWave(listed: ListedRow, waves: readonly Wave[]) {
  const wave = waveOf(waves, listed.row.day);
  if (wave === undefined) throw new Error(`a row of ${listed.row.day} belongs to no wave`);
  return { ...showSalvo(listed), wave: wave.firstDay };
}

function waveOf(waves: readonly Wave[], day: string): Wave | undefined {
  return waves.find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
}

function spanOf(waves: readonly Wave[]) {
  const [first, last] = [waves[0], waves.at(-1)];
  return { ...(first && { from: first.firstDay }), ...(last && { to: last.lastDay }) };
}
