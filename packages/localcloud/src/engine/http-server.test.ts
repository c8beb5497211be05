import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DynamoDbEngine, openDynamoDbEngine } from './engine.ts';

let engine: DynamoDbEngine | undefined;
let port = 0;

beforeAll(async () => {
  engine = await openDynamoDbEngine();
  port = Number(new URL((await engine.listen(0)).url).port);
});
afterAll(() => engine?.close());

const sound = {
  host: 'localhost',
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-target': 'DynamoDB_20120810.ListTables',
  authorization: 'AWS4-HMAC-SHA256 Credential=x',
};

function send(headers: Record<string, string>, body = '{}'): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, method: 'POST', headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
      });
      response.on('end', () => resolve({ status: response.statusCode, body: text }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

describe('the endpoint', () => {
  it('answers a sound request', async () => {
    expect(await send(sound)).toEqual({ status: 200, body: '{"TableNames":[]}' });
  });

  it.each(['attacker.example', '127.0.0.1.attacker.example', 'localhost.attacker.example:80'])(
    'refuses the Host %s',
    async (host) => {
      expect((await send({ ...sound, host })).status).toBe(403);
    },
  );

  it.each(['127.0.0.1:4010', '[::1]:8000', 'localhost'])('serves the Host %s', async (host) => {
    expect((await send({ ...sound, host })).status).toBe(200);
  });

  it.each([
    ['an operation it does not know', { 'x-amz-target': 'DynamoDB_20120810.ExportTable' }, 'UnknownOperationException'],
    ['another content type', { 'content-type': 'text/plain' }, 'UnknownOperationException'],
    ['no signature', { authorization: '' }, 'MissingAuthenticationTokenException'],
  ])('refuses %s', async (_name, headers, code) => {
    const { status, body } = await send({ ...sound, ...headers });
    expect(status).toBe(400);
    expect(body).toContain(code);
  });

  it.each(['', '{', '[]', 'null'])('refuses the body %s', async (body) => {
    const answer = await send(sound, body);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('SerializationException');
  });

  it('names a member that expressions replaced', async () => {
    const get = { ...sound, 'x-amz-target': 'DynamoDB_20120810.GetItem' };
    expect((await send(get, '{"AttributesToGet":["a"]}')).body).toContain('AttributesToGet is not supported');
  });

  it('says when the port is taken', async () => {
    const other = await openDynamoDbEngine();
    await expect(other.listen(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await other.close();
  });
});
