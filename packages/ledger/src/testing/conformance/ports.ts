import type { Ledger } from '../../ports/ledger.ts';
import type { Quarantine } from '../../ports/quarantine.ts';
import type { Tokens } from '../../ports/tokens.ts';
import type { Views } from '../../ports/views.ts';

/** Every port of one adapter. */
export interface Ports {
  readonly ledger: Ledger;
  readonly views: Views;
  readonly quarantine: Quarantine;
  readonly tokens: Tokens;
}

/** Opens an adapter that holds nothing yet; every test has its own. */
export type OpenPorts = () => Promise<Ports>;
