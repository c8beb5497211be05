import { budgetsConformance } from './budgets-conformance.ts';
import { commitConformance } from './commit-conformance.ts';
import { journalConformance } from './journal-conformance.ts';
import { objectsConformance } from './objects-conformance.ts';
import type { OpenPorts } from './ports.ts';
import { quarantineConformance } from './quarantine-conformance.ts';
import { readingConformance } from './reading-conformance.ts';
import { recordsConformance } from './records-conformance.ts';
import { tokensConformance } from './tokens-conformance.ts';

export type { OpenPorts, Ports } from './ports.ts';
export { objectsConformance };

/** Every table port's suite over one adapter. `adapter` ends the sentence "the ledger of ...". */
export function adapterConformance(adapter: string, open: OpenPorts): void {
  recordsConformance(adapter, open);
  readingConformance(adapter, open);
  commitConformance(adapter, open);
  journalConformance(adapter, open);
  quarantineConformance(adapter, open);
  tokensConformance(adapter, open);
  budgetsConformance(adapter, open);
}
