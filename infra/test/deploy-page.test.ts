import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCdkCommand } from '../lib/cdk-command.ts';
import { environmentNames } from '../lib/environment-names.ts';
import { readEnvironment } from '../lib/environments.ts';
import { stackOf, synthesized } from './synthesized.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = read('docs/deploy.md');

/** The cells of the table row that starts with `first`. */
function row(first: string): string[] {
  const line = page.split('\n').find((each) => each.startsWith(`| ${first} |`)) ?? '';
  return line
    .split('|')
    .slice(2, -1)
    .map((cell) => cell.trim());
}

describe('docs/deploy.md', () => {
  test('names commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = [...page.matchAll(/npm run (?:-s )?([a-z:]+)/g)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(['bootstrap', 'baseline', 'cw', 'deploy', 'destroy', 'diff', 'synth']));
    for (const name of named) expect(scripts).toHaveProperty(String(name));
  });

  test('names the outputs that each stack has', () => {
    const stacks = synthesized({ env: 'dev' });
    for (const room of ['Data', 'Events', 'Api', 'Web', 'Operations']) {
      const outputs = Object.keys(stackOf(stacks, room).template.Outputs ?? {});
      const told = outputs.filter((name) => !name.startsWith('ExportsOutput'));
      const [cell = ''] = row(`\`Counterweight-dev-${room}\``);
      const shown = [...cell.matchAll(/`([A-Z][A-Za-z]+)`/g)].map(([, name]) => name);
      expect({ room, shown: shown.sort() }).toEqual({ room, shown: told.sort() });
    }
  });

  test('says of each environment what it decides', () => {
    const all = environmentNames.map((env) => readEnvironment((key) => (key === 'env' ? env : undefined)));
    const days = (count: number) => (count === 1 ? 'day' : `${count} days`);
    const number = new Intl.NumberFormat('en-US');
    expect(row('tables can be restored to any second of the last')).toEqual(all.map((each) => days(each.recoveryDays)));
    expect(row('archive of the bus')).toEqual(all.map((each) => days(each.archiveDays)));
    expect(row('logs')).toEqual(all.map((each) => days(each.logDays)));
    expect(row('bus')).toEqual(all.map((each) => `\`${each.busName}\``));
    expect(row('requests a second, at once')).toEqual(
      all.map(({ throttle }) => `${number.format(throttle.ratePerSecond)}, ${number.format(throttle.burst)}`),
    );
    expect(row('deletion and termination protection')).toEqual(all.map(({ data }) => (data === 'kept' ? 'yes' : 'no')));
  });

  test('quotes the refusal to destroy prod as it is printed', () => {
    const refusal = () => readCdkCommand(['destroy', '--env', 'prod']);
    const quoted = page.split('\n').find((line) => line.startsWith('destroy: '));
    expect(refusal).toThrow(String(quoted));
  });
});
