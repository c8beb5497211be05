import type { statementSchema } from '@counterweight/domain';
import type { DemoFact } from './demo-fact.ts';
import { contactGroupPage, worldMonitor } from './demo-sources.ts';

type DemoStatement = DemoFact<typeof statementSchema>;

/** Of the Contact Group's members those within NATO, or those outside it. */
function partOf(members: 'within' | 'outside', as_of: string) {
  return { of: 'coalition' as const, body: 'UDCG' as const, part: { body: 'NATO' as const, members }, as_of };
}

const coalitionOf54: DemoStatement = {
  name: 'statement-udcg-54',
  sources: [worldMonitor, contactGroupPage],
  body: {
    speaker: { name: 'The World Monitor' },
    topic: 'coalition-size',
    claim: 'In February 2023 the Contact Group had 54 countries: the 30 members of NATO and 24 others.',
    figures: [
      { value: '54', measure: { of: 'coalition', body: 'UDCG', as_of: '2023-02-14' } },
      { value: '30', measure: partOf('within', '2023-02-14') },
      { value: '24', measure: partOf('outside', '2023-02-14') },
    ],
    note: 'The day is that of the meeting for which the encyclopedia has 54. Officials spoke of about 50 that week.',
  },
};

const coalitionOf57: DemoStatement = {
  name: 'statement-udcg-57',
  sources: [contactGroupPage],
  body: {
    speaker: { name: 'Wikipedia' },
    topic: 'coalition-size',
    claim: 'The Contact Group has 57 countries: the 32 members of NATO and 25 others; and the European Union.',
    figures: [
      {
        value: '57',
        measure: { of: 'coalition', body: 'UDCG', as_of: '2025-09-10' },
        basis: 'countries; the European Union beside them',
      },
      { value: '32', measure: partOf('within', '2025-09-10') },
      { value: '25', measure: partOf('outside', '2025-09-10') },
    ],
    note: 'The day is worked out from the days of war that the copied page counts.',
  },
};

/** How large the Contact Group is said to be. */
export const coalitionStatements: readonly DemoStatement[] = [coalitionOf54, coalitionOf57];
