import { systemClock } from '@counterweight/ledger';
import { expect, test } from 'vitest';
import { createWorld } from '../test/world.ts';
import { serveApi } from './node.ts';

test('serves over HTTP on loopback until closed; a taken port is an error', async () => {
  const { ledger, objects, quarantine, tokens, budgets } = createWorld();
  const deps = {
    ledger,
    objects,
    quarantine,
    tokens,
    budgets,
    clock: systemClock(),
    budgetRules: {
      ...{ perMinute: 600, burstMinutes: 10, rowsPerEvent: 10 },
      ...{ revisionsPerMinute: 120, linksPerMinute: 60, unlimited: [] },
    },
    precedence: { ranks: new Map(), countsUnranked: true },
    sink: { publish: async () => [] },
  };
  const server = await serveApi(deps, { port: 0 });
  try {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ status: 'ok', seq: 0 });
    await expect(serveApi(deps, { port: Number(new URL(server.url).port) })).rejects.toThrow('EADDRINUSE');
  } finally {
    await server.close();
  }
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
});
