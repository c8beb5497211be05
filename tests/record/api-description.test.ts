import { expect, test } from 'vitest';
import { unasked } from './api-description.ts';

const operations = [
  { method: 'GET', path: '/v1/strikes/{id}', parameters: ['known_at', 'min_seq'] },
  { method: 'POST', path: '/v1/events', parameters: [] },
];

test('what nobody asked for is named: an operation, or a parameter of one', () => {
  expect(unasked(operations, ['GET /v1/strikes/a:b?known_at=2024-01-01', 'GET /v1/events'])).toEqual([
    'GET /v1/strikes/{id}?min_seq=',
    'POST /v1/events',
  ]);
});

test('an address below another does not count for it', () => {
  expect(unasked(operations, ['GET /v1/strikes/a:b/history?known_at=1&min_seq=1', 'POST /v1/events'])).toEqual([
    'GET /v1/strikes/{id}',
  ]);
});
