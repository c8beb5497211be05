// Verifies a ledger that another process serves, and prints what it found and how much memory it took.
import { createDynamoDbAdapter } from '@counterweight/dynamodb';
import { clientOf } from '@counterweight/dynamodb/testing/engines';
import { verify } from '@counterweight/ledger';

const [url = '', ledger = '', quarantine = '', tokens = ''] = process.argv.slice(2);
const client = clientOf(url);
const adapter = createDynamoDbAdapter({ client, tables: { ledger, quarantine, tokens } });
const start = performance.now();
const { records, differences } = await verify(adapter);
const seconds = Number(((performance.now() - start) / 1000).toFixed(1));
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ records, differences: differences.length, seconds, peakMb }));
client.destroy();
