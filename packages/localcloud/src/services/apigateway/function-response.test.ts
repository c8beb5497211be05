import { describe, expect, test } from 'vitest';
import { functionResponse } from './function-response.ts';

function respond(answer: unknown) {
  return functionResponse(JSON.stringify(answer));
}

describe('the answer of a function', () => {
  test('with a status code becomes that response, header names in lower case', () => {
    const { status, headers, cookies, body } = respond({
      statusCode: 404,
      headers: { ETag: 'x', Age: 3 },
      cookies: ['a=1'],
      body: 'no',
    });
    expect([status, body.toString(), cookies]).toEqual([404, 'no', ['a=1']]);
    expect(headers).toEqual({ etag: 'x', age: '3', 'content-type': 'text/plain; charset=utf-8' });
  });

  test('in base64 becomes bytes', () => {
    expect([...respond({ statusCode: 200, body: 'AP8=', isBase64Encoded: true }).body]).toEqual([0, 255]);
  });

  test('without a status code is the JSON body of a 200', () => {
    const { status, headers, body } = respond({ hello: 1 });
    expect([status, headers['content-type'], body.toString()]).toEqual([200, 'application/json', '{"hello":1}']);
    expect(respond('plain').body.toString()).toBe('plain');
  });

  test.each([
    { statusCode: 'many' },
    { statusCode: 200, body: { not: 'text' } },
    { statusCode: 200, headers: { a: [] } },
  ])('%j is a 500, as its shape is not of the format', (answer) => {
    expect(respond(answer).status).toBe(500);
  });
});
