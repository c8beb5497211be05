import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { functionLog } from './function-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'function-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const written = () => readFileSync(join(folder, 'functions.log'), 'utf8');

test('what does not run on this machine is named in the file with its reason, and not on the terminal', async () => {
  const said: string[] = [];
  const log = functionLog(folder, (line) => said.push(line));
  const resources = ['Probe-Web/Distribution', 'Probe-Web/Other'];
  log({ type: 'resources.ignored', resourceType: 'AWS::CloudFront::Distribution', why: 'no edge', resources });
  await vi.waitFor(() =>
    expect(written()).toMatch(/not run here: AWS::CloudFront::Distribution \(no edge\): Probe-Web\/Distribution, /),
  );
  expect(said).toEqual([]);
});

test('what goes wrong is in both', async () => {
  const said: string[] = [];
  functionLog(folder, (line) => said.push(line))({
    type: 'internal.error',
    where: 'there',
    error: new Error('broken'),
  });
  await vi.waitFor(() => expect(written()).toContain('internal.error {"where":"there","error":"Error: broken"}'));
  expect(said).toEqual(['internal.error {"where":"there","error":"Error: broken"}']);
});
