import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { endpointOf, readToken } from './api-target.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'cw-target-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

describe("the API's address", () => {
  test('is the one told, without a slash at its end', () => {
    expect(endpointOf({ endpoint: 'https://api.example/base/', dataDir })).toBe('https://api.example/base');
  });

  test('is that of the stack which runs on the data directory', () => {
    const other = 'http://127.0.0.1:1';
    const urls = {
      httpUrl: 'http://127.0.0.1:9999',
      dynamodbUrl: other,
      eventsUrl: other,
      functionsUrl: other,
      objectsUrl: other,
    };
    const stack = { pid: 1, ...urls, outputs: {} };
    writeFileSync(join(dataDir, 'stack.json'), JSON.stringify(stack));
    expect(endpointOf({ dataDir })).toBe('http://127.0.0.1:9999');
  });

  test('is the default port where no stack runs', () => {
    expect(endpointOf({ dataDir })).toBe('http://127.0.0.1:8787');
  });

  test('cannot be read from a damaged stack file, which is named', () => {
    writeFileSync(join(dataDir, 'stack.json'), '{"pid":');
    expect(() => endpointOf({ dataDir })).toThrow(join(dataDir, 'stack.json'));
  });
});

describe('the token', () => {
  test("is read from the data directory's file, without its line end", () => {
    writeFileSync(join(dataDir, 'publisher-token'), 'abc\n');
    expect(readToken({ dataDir }, fakeCliEnvironment())).toBe('abc');
  });

  test('is no token when its file holds several words', () => {
    writeFileSync(join(dataDir, 'publisher-token'), 'not a token\n');
    expect(() => readToken({ dataDir }, fakeCliEnvironment())).toThrow('holds no token');
  });
});
