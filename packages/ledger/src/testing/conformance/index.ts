import { ledgerConformance } from './ledger-conformance.ts';
import type { OpenPorts } from './ports.ts';
import { quarantineConformance } from './quarantine-conformance.ts';
import { tokensConformance } from './tokens-conformance.ts';
import { viewsConformance } from './views-conformance.ts';

export type { OpenPorts, Ports } from './ports.ts';
export { ledgerConformance, quarantineConformance, tokensConformance, viewsConformance };

/** Every port's suite over one adapter. `adapter` ends the sentence "the ledger of ...". */
export function adapterConformance(adapter: string, open: OpenPorts): void {
  ledgerConformance(adapter, open);
  viewsConformance(adapter, open);
  quarantineConformance(adapter, open);
  tokensConformance(adapter, open);
}
