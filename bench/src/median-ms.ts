/** The median time of some rounds, after as many that are not counted, in milliseconds to three digits. */
export async function medianMs(run: () => unknown, rounds = 9): Promise<number> {
  const times = [await timeMs(run)];
  const counted = (times[0] ?? 0) > LONG_MS ? 1 : rounds;
  while (times.length < 2 * counted) times.push(await timeMs(run));
  const sorted = times.slice(-counted).sort((a, b) => a - b);
  return Number((sorted[counted >> 1] ?? 0).toPrecision(3));
}

/** What takes so long is run only once more, and that is counted. */
const LONG_MS = 300;

async function timeMs(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
