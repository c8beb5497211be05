/** The median time of some rounds, after as many that are not counted, in milliseconds to three digits. */
export async function medianMs(run: () => unknown, rounds = 9): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 2 * rounds; round++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
    if (round === 0 && (times[0] ?? 0) > LONG_MS) break;
  }
  const counted = times.slice(-rounds).sort((a, b) => a - b);
  return Number((counted[counted.length >> 1] ?? 0).toPrecision(3));
}

/** What takes so long is not run again: warming makes no difference to it. */
const LONG_MS = 4000;
