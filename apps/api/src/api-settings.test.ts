import { expect, test } from 'vitest';
import { apiSettings } from './api-settings.ts';

test('the bus is needed; precedence is empty unless told', () => {
  expect(apiSettings({ BUS_NAME: 'b' })).toEqual({
    busName: 'b',
    precedence: { ranks: new Map(), countsUnranked: false },
    apiAccount: undefined,
  });
  expect(() => apiSettings({})).toThrow('BUS_NAME');
});

test('precedence is a rank for each source, as JSON', () => {
  expect(apiSettings({ BUS_NAME: 'b', DATASET_PRECEDENCE: '{"desk":10}' }).precedence.ranks).toEqual(
    new Map([['desk', 10]]),
  );
  for (const text of ['{desk', '[1]', '{"desk":"first"}']) {
    expect(() => apiSettings({ BUS_NAME: 'b', DATASET_PRECEDENCE: text })).toThrow('DATASET_PRECEDENCE');
  }
});
