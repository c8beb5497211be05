import { describe, expect, test } from 'vitest';
import { routeFinder } from './routes.ts';

const find = routeFinder(
  ['$default', 'GET /items', 'GET /items/{id}', 'ANY /items/{id}', 'GET /items/special', 'ANY /files/{path+}'].map(
    (routeKey) => ({ routeKey, target: routeKey }),
  ),
);

describe('a request', () => {
  test.each([
    ['GET', '/items', 'GET /items'],
    ['GET', '/items/special', 'GET /items/special'],
    ['GET', '/items/7', 'GET /items/{id}'],
    ['PUT', '/items/7', 'ANY /items/{id}'],
    ['PUT', '/items', '$default'],
    ['GET', '/files/a/b', 'ANY /files/{path+}'],
    ['GET', '/files', '$default'],
    ['GET', '/items.json', '$default'],
  ])('%s %s goes to %s', (method, path, routeKey) => {
    expect(find(method, path)?.routeKey).toBe(routeKey);
  });

  test('brings its path parameters', () => {
    expect(find('GET', '/items/a b')?.pathParameters).toEqual({ id: 'a b' });
    expect(find('GET', '/files/a/b')?.pathParameters).toEqual({ path: 'a/b' });
    expect(find('GET', '/items')?.pathParameters).toBeUndefined();
  });

  test('without a route has none', () => {
    expect(routeFinder([{ routeKey: 'GET /x', target: 1 }])('GET', '/y')).toBeUndefined();
  });
});
