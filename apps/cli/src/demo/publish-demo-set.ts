import { createApiClient } from '../api/api-client.ts';
import { sendEvents } from '../api/send-events.ts';
import { CommandError } from '../command/command-error.ts';
import { processSurroundings } from '../command/surroundings.ts';
import { readDemoSet } from './read-demo-set.ts';

/** Publishes the demo set through the API. Repeating it changes nothing. Throws when any of it was refused. */
export async function publishDemoSet(
  target: { readonly endpoint: string; readonly token: string },
  around = processSurroundings(),
): Promise<void> {
  const results = await sendEvents(createApiClient(target, around), readDemoSet());
  for (const result of results) {
    if (result.status === 'taken') continue;
    const why = result.errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
    throw new CommandError(`the demo set was refused (${result.code}): ${why}`);
  }
}
