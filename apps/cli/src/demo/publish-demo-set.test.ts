import { describe, expect, test } from 'vitest';
import { FakeApi } from '../../test/fake-api.ts';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { publishDemoSet } from './publish-demo-set.ts';
import { readDemoSet } from './read-demo-set.ts';

describe('publishing the demo set', () => {
  const target = { endpoint: 'http://127.0.0.1:8787', token: 'secret' };

  test('publishes all of it, and changes nothing the second time', async () => {
    const api = new FakeApi();
    await publishDemoSet(target, fakeCliEnvironment({ fetch: api.fetch }));
    const once = api.contents();
    await publishDemoSet(target, fakeCliEnvironment({ fetch: api.fetch }));
    expect(once).toHaveLength(readDemoSet().length);
    expect(api.contents()).toEqual(once);
  });

  test('says why when it is refused', async () => {
    const refused = {
      index: 0,
      status: 'refused',
      code: 'forbidden',
      errors: [{ field: 'source', message: 'not yours' }],
    };
    const answer = () => Promise.resolve(Response.json({ results: [refused] }, { status: 422 }));
    await expect(publishDemoSet(target, fakeCliEnvironment({ fetch: answer }))).rejects.toThrow(
      /forbidden.*source: not yours/,
    );
  });
});
