import type { ParameterValue } from '@counterweight/contracts/http';
import { pinnedAt } from '../answered-time.ts';
import { explicitParameters } from '../strikes/read-strikes.ts';
import { strikesOf } from '../waves/read-waves.ts';
import type { ResponseQuery, ResponseReading } from './read-response.ts';

/** The parameters that ask for exactly this again at its position, whatever the defaults then are. */
export function explicitResponse(
  query: ResponseQuery,
  { strikes, sources, seq }: ResponseReading,
): Readonly<Record<string, ParameterValue>> {
  const [pledges] = sources.pledge.counted;
  return {
    ...query,
    ...explicitParameters(strikesOf(query), strikes.resolved),
    pledge_source: pledges ?? query.pledge_source,
    ...pinnedAt(seq),
  };
}
