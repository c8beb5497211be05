import { inOrder, type ParameterValue } from '../../http/canonical-query.ts';
import { type AirDefenceQuery, airDefenceShape } from './air-defence-parameters.ts';
import type { AirDefenceReading } from './read-air-defence.ts';

/** The parameters that ask for exactly this again, whatever the defaults then are, at the position it was answered from. */
export function explicitAirDefence(
  { by, definition: _, ...query }: AirDefenceQuery,
  { pledges, requests, seq }: AirDefenceReading,
): Record<string, ParameterValue> {
  const [source] = pledges.counted;
  const [asking] = requests.counted;
  const chosen = {
    source: source ?? query.source,
    request_source: asking === source ? undefined : asking,
    min_seq: seq,
  };
  return inOrder(Object.keys(airDefenceShape), { ...query, by: by?.join(','), ...chosen });
}
