import { parseArgs } from 'node:util';
import { type EnvironmentName, environmentNamed } from './environment-names.ts';

export interface SynthOptions {
  readonly environment: EnvironmentName;
  /** What `-c` gave. */
  readonly context: Readonly<Record<string, string>>;
  /** Only when something the assembly is made from has changed. */
  readonly whenStale: boolean;
}

/** Reads `--env prod` (default dev), `-c key=value` (several) and `--when-stale`. Throws an Error that names what it cannot read. */
export function readSynthOptions(args: readonly string[]): SynthOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      env: { type: 'string', default: 'dev' },
      context: { type: 'string', short: 'c', multiple: true, default: [] },
      'when-stale': { type: 'boolean', default: false },
    },
  });
  const given = values.context.map((text) => {
    const at = text.indexOf('=');
    if (at < 1) throw new Error(`-c ${text}; allowed: key=value`);
    return [text.slice(0, at), text.slice(at + 1)] as const;
  });
  return {
    environment: environmentNamed(values.env),
    context: Object.fromEntries(given),
    whenStale: values['when-stale'],
  };
}
