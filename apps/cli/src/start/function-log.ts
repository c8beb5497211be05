import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { LocalCloudEvent } from '@counterweight/localcloud';

/** Where the functions' own output goes, a line each. */
function functionLogFile(dataDir: string): string {
  return join(dataDir, 'functions.log');
}

/** Keeps what functions print in a file, and says on the terminal what went wrong: a failed function is no secret. */
export function functionLog(dataDir: string, say: (line: string) => void): (event: LocalCloudEvent) => void {
  const file = createWriteStream(functionLogFile(dataDir), { flags: 'a', mode: 0o600 });
  file.on('error', (error) => say(`cannot write ${functionLogFile(dataDir)}: ${error.message}`));
  return (event) => {
    if (event.type === 'function.log') {
      file.write(`${new Date().toISOString()} ${event.functionName} ${event.line.trimEnd()}\n`);
      return;
    }
    if (event.type === 'function.finished') return;
    if (event.type === 'resources.ignored') {
      const { resourceType, why, resources } = event;
      file.write(`${new Date().toISOString()} not run here: ${resourceType} (${why}): ${resources.join(', ')}\n`);
      return;
    }
    if (event.type === 'permission.used') {
      const { role, action, resource } = event;
      file.write(`${new Date().toISOString()} permission used: ${role} ${action} ${resource}\n`);
      return;
    }
    const { type, ...details } = event;
    const text = `${type} ${JSON.stringify(details, (_, value) => (value instanceof Error ? String(value) : value))}`;
    file.write(`${new Date().toISOString()} ${text}\n`);
    say(text);
  };
}
