import { kindNamed, type RecordContent } from '@counterweight/domain/kinds';
import type { StoredRow, ViewId } from '@counterweight/domain/rows';
import type { EntityRef } from '../ports/ledger.ts';
import { UnprojectableError } from './unprojectable-error.ts';

/** What a kind's views get from these records; errors of folds and views become `UnprojectableError`. */
export function foldRows(
  { kind: name, entity }: EntityRef,
  records: readonly RecordContent[],
): readonly { readonly view: ViewId; readonly rows: readonly StoredRow[] }[] {
  const kind = kindNamed(name);
  if (kind === undefined) throw new UnprojectableError(`no kind is called ${name}`);
  try {
    return kind.project(entity, records);
  } catch (error) {
    throw new UnprojectableError(`${name} ${entity}: ${String(error)}`);
  }
}
