import { type KindName, kindNamed, kinds, type Precedence } from '@counterweight/domain/kinds';
import type { ViewId } from '@counterweight/domain/rows';
import {
  type Clock,
  createJoinedMemory,
  createViewMemory,
  type EventSink,
  type JoinedMemory,
  type Ledger,
  type Quarantine,
  type Tokens,
  type ViewMemory,
  type Views,
} from '@counterweight/ledger';

/** What the API needs from outside. */
export interface ApiDeps {
  readonly ledger: Ledger;
  readonly views: Views;
  readonly quarantine: Quarantine;
  readonly tokens: Tokens;
  readonly sink: EventSink;
  readonly clock: Clock;
  /** Which source default views count: the operator's configuration. */
  readonly precedence: Precedence;
  /** The account under which the API's events reach the bus; the local one unless told. */
  readonly apiAccount?: string;
  /** Called with unexpected errors; the client sees no more than `internal`. */
  readonly onError?: (error: unknown) => void;
}

/** The dependencies with the views' memories, which live as long as the app. */
export interface Api extends Required<Omit<ApiDeps, 'onError'>> {
  memory(view: ViewId): ViewMemory;
  /** The memory of a kind's own view, which is its first, or of a view by its id. */
  memoryOf(kind: KindName | ViewId): ViewMemory;
  /** Views so named, to be read at one position. */
  joined(...kinds: readonly (KindName | ViewId)[]): JoinedMemory;
}

const views = Object.values(kinds).flatMap((kind) => kind.views);

export function withMemories(deps: ApiDeps): Api {
  const memories = new Map<ViewId, ViewMemory>();
  const memory = (view: ViewId): ViewMemory => {
    const held = memories.get(view) ?? createViewMemory(view, deps);
    memories.set(view, held);
    return held;
  };
  const memoryOf = (kind: KindName | ViewId): ViewMemory => {
    const view = kindNamed(kind)?.views[0] ?? views.find((each) => each === kind);
    if (view === undefined) throw new Error(`no kind or view is called ${kind}`);
    return memory(view);
  };
  const joined = new Map<string, JoinedMemory>();
  return {
    ...deps,
    apiAccount: deps.apiAccount ?? '000000000000',
    memory,
    memoryOf,
    joined(...names) {
      const key = names.join();
      const held = joined.get(key) ?? createJoinedMemory(names.map(memoryOf));
      joined.set(key, held);
      return held;
    },
  };
}
