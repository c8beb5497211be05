import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { CommandError } from '../command/command-error.ts';

const stackFileSchema = z.object({
  httpUrl: z.url().optional(),
  eventsUrl: z.url(),
  dynamodbUrl: z.url(),
  functionsUrl: z.url(),
  objectsUrl: z.url(),
  outputs: z.record(z.string(), z.string()),
});
export type StackFile = z.infer<typeof stackFileSchema>;

/** Where the local stack lives unless told. */
export const DEFAULT_DATA_DIR = '.counterweight';

/** What a running local stack wrote about itself; undefined when there is none in the data directory. */
export function readStackFile(dataDir: string): StackFile | undefined {
  const file = join(resolve(dataDir), 'stack.json');
  if (!existsSync(file)) return undefined;
  try {
    return stackFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new CommandError(`${file} is not what \`npm start\` writes; stop the stack, remove the file and start again`);
  }
}
