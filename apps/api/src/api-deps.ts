import { type KindName, kindNamed, kinds, type Precedence } from '@counterweight/domain/kinds';
import type { ViewId } from '@counterweight/domain/rows';
import {
  type BudgetRules,
  type Budgets,
  type Clock,
  createLedgerMemory,
  type EventSink,
  type Ledger,
  type LedgerMemory,
  type Objects,
  type Quarantine,
  type Tokens,
} from '@counterweight/ledger';

/** What the API needs from outside. It writes none of the ledger. */
export interface ApiDeps {
  readonly ledger: Pick<Ledger, 'head' | 'journal' | 'records' | 'salts' | 'receipts' | 'states'>;
  readonly objects: Pick<Objects, 'get' | 'list'>;
  readonly quarantine: Quarantine;
  readonly tokens: Tokens;
  /** What sources have spent: read, and not written. */
  readonly budgets: Pick<Budgets, 'find'>;
  readonly budgetRules: BudgetRules;
  readonly sink: EventSink;
  readonly clock: Clock;
  /** The operator's order of sources where the journal begins. */
  readonly precedence: Precedence;
  /** The account under which the API's events reach the bus; the local one unless told. */
  readonly apiAccount?: string;
  /** Called with unexpected errors; the client sees no more than `internal`. */
  readonly onError?: (error: unknown) => void;
}

/** The dependencies with the memory of the views, which lives as long as the app. */
export interface Api extends Required<Omit<ApiDeps, 'onError' | 'precedence'>> {
  readonly memory: LedgerMemory;
}

/** The view of a kind's own, which is its first, or a view by its id. */
export function viewNamed(name: KindName | ViewId): ViewId {
  const view = kindNamed(name)?.views[0] ?? views.find((each) => each === name);
  if (view === undefined) throw new Error(`no kind or view is called ${name}`);
  return view;
}

const views = Object.values(kinds).flatMap((kind) => kind.views);

export function withMemory(deps: ApiDeps): Api {
  return { ...deps, apiAccount: deps.apiAccount ?? '000000000000', memory: createLedgerMemory(deps) };
}
