// `npm run check:fuzz`: 30,000 mutated golden events through ingest as the bus delivers them, and as many through POST;
// each must be accounted for. `--events 1000` runs fewer, `--from 7` begins at another seed.
import { parseArgs } from 'node:util';
import { fuzzIngest } from './fuzz-ingest.ts';
import { fuzzPost } from './fuzz-post.ts';
import type { Tally } from './tally.ts';

const { values } = parseArgs({
  options: { events: { type: 'string', default: '30000' }, from: { type: 'string', default: '0' } },
});
const [events, from] = [Number(values.events), Number(values.from)];

const ingested = await fuzzIngest(events, from);
report(`bus: ${events} events`, ingested.tally, `${ingested.entities} entities projected`);
const posted = await fuzzPost(events, from);
const statuses = [...posted.statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${count} by ${status}`);
report(`POST: ${events} events`, posted.tally, statuses.join(', '));

function report(what: string, tally: Tally, more: string): void {
  for (const fault of tally.faults.slice(0, 50)) console.log(fault);
  console.log(`${what}, ${tally}; ${more}`);
  if (tally.faults.length > 0 || tally.accounted !== events) process.exitCode = 1;
}
