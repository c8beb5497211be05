import { serve } from '@hono/node-server';
import type { ApiDeps } from './api-deps.ts';
import { createApp } from './create-app.ts';

/** Serves the API from this process, on loopback alone. Port 0 takes a free one. */
export async function serveApi(
  deps: ApiDeps,
  options: { readonly port: number },
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = serve({ fetch: createApp(deps).fetch, hostname: '127.0.0.1', port: options.port }, ({ port }) =>
    resolve(port),
  );
  server.once('error', reject);
  const url = `http://127.0.0.1:${await promise}`;
  return { url, close: () => new Promise((done) => server.close(() => done())) };
}
