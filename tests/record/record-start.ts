import { spawnSync } from 'node:child_process';
import { entryOf } from './entry.ts';
import { expand } from './expand.ts';
import type { Recorder } from './recorder.ts';

const starts = expand(`
  --help
  --nonsense
  --now yesterday
  --port many
  --events-port 70000
  left over
`);

/** Records what `npm start` says when it is asked for help or cannot be understood. */
export function recordStart(recorder: Recorder): void {
  for (const line of starts) {
    const args = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', entryOf('start')];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...args, ...line.split(' ')]);
    recorder.write(`start ${line}`, `exit ${status}\n--- stdout\n${stdout}\n--- stderr\n${stderr}`);
  }
}
