import type { StoredRow } from './stored-row.ts';

/**
 * A view is a pure function of one entity's state. `version` covers its code and the alias tables it reads:
 * raise it when either changes what an entity contributes.
 */
export interface View<State> {
  readonly name: string;
  readonly version: number;
  contributions(state: State): readonly StoredRow[];
}

/** Names a view with its version, as keys and definitions do: `strikes@1`. */
export type ViewId = `${string}@${number}`;

export function viewId(view: { readonly name: string; readonly version: number }): ViewId {
  return `${view.name}@${view.version}`;
}
