import { createApiClient } from '../api/api-client.ts';
import { sendEvents } from '../api/send-events.ts';
import { processEnvironment } from '../command/cli-environment.ts';
import { CommandError } from '../command/command-error.ts';
import { readDemoSet } from './read-demo-set.ts';

/** Publishes the demo set through the API. Repeating it changes nothing. Throws when any of it was refused. */
export async function publishDemoSet(
  target: { readonly endpoint: string; readonly token: string },
  env = processEnvironment(),
): Promise<void> {
  const results = await sendEvents(createApiClient(target, env), readDemoSet());
  for (const result of results) {
    if (result.status === 'taken') continue;
    const why = result.errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
    throw new CommandError(`the demo set was refused (${result.code}): ${why}`);
  }
}
