import { type Ledger, recordNameText } from '../ports/ledger.ts';
import { heldEntities } from './entity-groups.ts';

/** What stands in the ledger and belongs to no record. */
export interface StrayItem {
  readonly where: 'state' | 'payload';
  readonly key: string;
  readonly actual: string;
}

/** States without any record, of which `found` were seen beside one, and payloads that stand apart of records without them. */
export async function* strayItems(
  ledger: Pick<Ledger, 'scan' | 'states' | 'scanStates' | 'strayPayloads' | 'records'>,
  found: number,
): AsyncGenerator<StrayItem, void> {
  const states = await strayStates(ledger, found);
  if (states > 0) yield { where: 'state', key: 'states', actual: `${states} are of entities without records` };
  for await (const { hash, ...name } of ledger.strayPayloads()) {
    const text = recordNameText(name);
    const record = (await ledger.records([name])).get(text);
    // One that was being put is there by now.
    if (record?.hash === hash && record.payload.kept) continue;
    const why = record === undefined ? 'has no record' : record.payload.kept ? 'is of other content' : 'was redacted';
    yield { where: 'payload', key: `${text} ${hash}`, actual: `it stands apart, and ${why}` };
  }
}

async function strayStates(ledger: Pick<Ledger, 'scan' | 'states' | 'scanStates'>, found: number): Promise<number> {
  let states = 0;
  for await (const _ of ledger.scanStates()) states += 1;
  if (states <= found) return 0;
  for await (const held of heldEntities(ledger)) if (held.state !== undefined) states -= 1;
  return states;
}
