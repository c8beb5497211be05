import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readCdkCommand } from './cdk-command.ts';

describe('the commands on a deployed environment', () => {
  test('work on dev unless told, on every stack, from what was synthesized', () => {
    expect(readCdkCommand(['deploy'])).toEqual({
      environment: 'dev',
      synth: [],
      cdk: ['deploy', '--app', expect.stringMatching(/cdk\.out\/dev$/), '--all'],
    });
  });

  test('synthesize with the context that is given, and pass on what is meant for the CDK', () => {
    const own = ['--env', 'staging', '-c', 'alarmEmail=a@example.org'];
    const { synth, cdk } = readCdkCommand(['deploy', ...own, '--', '--require-approval', 'never']);
    expect(synth).toEqual(own);
    expect(cdk.slice(-3)).toEqual(['--all', '--require-approval', 'never']);
  });

  test('destroy dev and staging, and refuse prod in a line that says what to do', () => {
    expect(readCdkCommand(['destroy', '--env', 'staging']).cdk).toContain('--all');
    expect(() => readCdkCommand(['destroy', '--env', 'prod', '--', '--force'])).toThrow(
      /^destroy: prod is not taken down by a command\. .*docs\/deploy\.md/,
    );
    expect(readCdkCommand(['diff', '--env', 'prod']).environment).toBe('prod');
  });

  test.each([
    [['undeploy'], 'undeploy is no command; allowed: bootstrap, deploy, destroy, diff, list'],
    [[], 'nothing is no command'],
    [['deploy', '--env', 'production'], 'env is production; allowed: dev, staging, prod'],
    [['deploy', '--env', '../dev'], 'env is ../dev; allowed: dev, staging, prod'],
    [['deploy', '-c', 'alarmEmail'], '-c alarmEmail; allowed: key=value'],
    [['deploy', '--force'], '--force'],
  ])('%j is refused by name', (args, message) => {
    expect(() => readCdkCommand(args)).toThrow(message);
  });

  test('end with 2 before anything is synthesized when they are refused', () => {
    const script = fileURLToPath(new URL('../bin/cdk.ts', import.meta.url));
    const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
    const { status, stderr, stdout } = spawnSync(process.execPath, [...flags, script, 'destroy', '--env', 'prod'], {
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^destroy: prod is not taken down by a command\..*\n$/);
  });
});
