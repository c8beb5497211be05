import { type SourceReference, sourceReferenceSchema } from '@counterweight/domain/values';
import type { RowCells } from '../table/row-cells.ts';
import { SOURCE_COLUMNS } from './kiel-columns.ts';
import type { KielPackage } from './kiel-packages.ts';

const PUBLISHER = 'Kiel Institute for the World Economy';
const MAX_SOURCES = 20;
const MAX_TITLE = 500;
const NO_SOURCE = /^\W*$/;

/** Where a package's promise was read: the tracker, then what its rows cite, those of its value row first. */
export function commitmentSources(aid: KielPackage): SourceReference[] {
  return citing(aid, [aid.lead, ...aid.rows], SOURCE_COLUMNS);
}

/** Where a package's delivery was read. */
export function deliverySources(aid: KielPackage): SourceReference[] {
  return citing(aid, [aid.lead, ...aid.rows], ['source_for_delivery']);
}

/** The tracker itself, as the source of a package. */
function trackerSource(id: string): SourceReference {
  return { publisher: PUBLISHER, title: `Ukraine Support Tracker, main data, package ${id}` };
}

function citing(aid: KielPackage, rows: readonly RowCells[], columns: readonly string[]): SourceReference[] {
  const texts = rows.flatMap((cells) => columns.map((column) => cells.text(column)));
  const cited = [...new Set(texts.filter((text) => !NO_SOURCE.test(text)))].map((text) => citation(text, aid.id));
  return [trackerSource(aid.id), ...cited].slice(0, MAX_SOURCES);
}

/** What a cell cites: an address, if the cell is nothing else; otherwise its words. */
function citation(text: string, id: string): SourceReference {
  const host = URL.canParse(text) ? new URL(text).hostname : '';
  const linked = sourceReferenceSchema.safeParse({ publisher: host, title: `Cited for package ${id}`, url: text });
  if (linked.success && !/\s/.test(text)) return linked.data;
  return { publisher: 'Named by the tracker', title: text.slice(0, MAX_TITLE) };
}
