import type { Budgets } from '../../ports/budgets.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { Quarantine } from '../../ports/quarantine.ts';
import type { Tokens } from '../../ports/tokens.ts';

/** Every port that tables hold. */
export interface Ports {
  readonly ledger: Ledger;
  readonly quarantine: Quarantine;
  readonly tokens: Tokens;
  readonly budgets: Budgets;
}

/** Opens an adapter that holds nothing yet; every test has its own. */
export type OpenPorts = () => Promise<Ports>;
