import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running local cloud says about itself to other processes. */
export interface StackFile {
  readonly pid: number;
  readonly eventsUrl: string;
  readonly dynamodbUrl: string;
  readonly functionsUrl: string;
  readonly objectsUrl: string;
  readonly queuesUrl: string;
  readonly httpUrl: string | undefined;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly outputs: Readonly<Record<string, string>>;
}

const fileName = 'stack.json';

/** Writes `<dataDir>/stack.json`; readers see the old one, none, or the whole new one. */
export async function writeStackFile(dataDir: string, content: StackFile): Promise<void> {
  const file = join(dataDir, fileName);
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(content, null, 2)}\n`);
  await rename(draft, file);
}

/** Removes the file; nothing happens where there is none. */
export async function removeStackFile(dataDir: string): Promise<void> {
  await rm(join(dataDir, fileName), { force: true });
}
