/** A fault put into one file: the text must stand there exactly once. */
export interface Mutant {
  readonly title: string;
  /** The first seed that noticed it; tried first, and those after it once the simulation's course has changed. */
  readonly seed: number;
  /** Below `packages/ledger/src`. */
  readonly file: string;
  readonly text: string;
  readonly becomes: string;
}

/** What exactly-once, order-free and unchanging answers rest on, each taken away. */
export const mutants: readonly Mutant[] = [
  {
    title: 'a state is written whatever its version',
    seed: 8,
    file: 'testing/memory/commit-projection.ts',
    text: '(heldVersion(store, state) ?? 0) !== expectedVersion',
    becomes: 'false',
  },
  {
    title: 'the records are read before the states',
    seed: 1,
    file: 'project/plan-projection.ts',
    text: `  const states = await Promise.all([...places.values()].map((place) => views.state(place, ref)));
  const records = await ledger.entity(ref);`,
    becomes: `  const records = await ledger.entity(ref);
  const states = await Promise.all([...places.values()].map((place) => views.state(place, ref)));`,
  },
  {
    title: 'the same content by another id is no duplicate',
    seed: 2,
    file: 'ingest/decide.ts',
    text: 'if (record.hash === hash) return',
    becomes: 'if (false) return',
  },
  {
    title: 'a redelivered event is not recognized by its receipt',
    seed: 1,
    file: 'ingest/decide.ts',
    text: 'if (receipt !== undefined) {',
    becomes: 'if (false) {',
  },
  {
    title: 'an append overwrites a record of the same name',
    seed: 11,
    file: 'testing/memory/append-entries.ts',
    text: 'entry.record !== undefined && store.records.has(recordNameText(entry.record))',
    becomes: 'false',
  },
  {
    title: 'one refusal among the reasons of a lost race condemns the entity',
    seed: 3,
    file: 'ports/commit-outcome.ts',
    text: "reasons.every(({ code }) => code === 'invalid')",
    becomes: "reasons.some(({ code }) => code === 'invalid')",
  },
  {
    title: 'a projection commits wherever HEAD is',
    seed: 1,
    file: 'testing/memory/commit-projection.ts',
    text: 'const reasons = [...headReasons(store, commit), ...stateReasons(store, commit), ...knownReasons(store, commit)];',
    becomes: 'const reasons = stateReasons(store, commit);',
  },
  {
    title: 'the cells are read before HEAD',
    seed: 8,
    file: 'project/project.ts',
    text: `    const head = await deps.ledger.head();
    if (plans.some(({ kind, places }) => places !== placesText(kind, head.builds))) return REBUILT;
    const held = new Map<ViewPlace, ReadonlyMap<string, CellVersion>>();
    for (const [view, cells] of touchedCells(plans)) held.set(view, await deps.views.latestCells(view, cells));`,
    becomes: `    const held = new Map<ViewPlace, ReadonlyMap<string, CellVersion>>();
    for (const [view, cells] of touchedCells(plans)) held.set(view, await deps.views.latestCells(view, cells));
    const head = await deps.ledger.head();
    if (plans.some(({ kind, places }) => places !== placesText(kind, head.builds))) return REBUILT;`,
  },
  {
    title: 'a stream batch reports its highest failure',
    seed: 6,
    file: 'project/stream-batch.ts',
    text: 'records.find(({ ref })',
    becomes: 'records.findLast(({ ref })',
  },
  {
    title: 'a queue batch reports no failure',
    seed: 3,
    file: 'ingest/queue-batch.ts',
    text: "outcome === 'failed'",
    becomes: 'false',
  },
  {
    title: 'the day of a journal item is today, though HEAD is past it',
    seed: 1,
    file: 'project/journal-item.ts',
    text: 'laterDay(head.day, today)',
    becomes: 'today',
  },
  {
    title: 'a day counts as closed once today is past it, wherever HEAD is',
    seed: 62,
    file: 'project/close-day.ts',
    text: 'if (isClosed(day, head))',
    becomes: 'if (isClosed(day, head) || day < utcDay(clock.now()))',
  },
  {
    title: 'a sweep never looks behind its mark',
    seed: 24,
    file: 'project/sweep.ts',
    text: 'mark !== undefined && mark.slice(0, 10) >= until.slice(0, 10)',
    becomes: 'mark !== undefined',
  },
  {
    title: 'a projection does not notice that a view was rebuilt meanwhile',
    seed: 32,
    file: 'project/project.ts',
    text: 'places !== placesText(kind, head.builds)',
    becomes: 'false',
  },
  {
    title: 'a rebuild goes live without what came in meanwhile',
    seed: 3,
    file: 'operate/rebuild.ts',
    text: 'await walk.follow(head);',
    becomes: 'if (catchUps === 0) await walk.follow(head);',
  },
  {
    title: 'a rebuild goes live though another was begun after it',
    seed: 57,
    file: 'ports/view-builds.ts',
    text: 'held.last === build ?',
    becomes: 'true ?',
  },
  {
    title: 'whoever closes a day forgets which build of a view is live',
    seed: 90,
    file: 'testing/memory/memory-ledger.ts',
    text: 'builds = head.builds',
    becomes: 'builds = {}',
  },
  {
    title: 'a reader does not notice that the build it read was being cleared',
    seed: 541,
    file: 'read/live-view.ts',
    text: 'if (livePlace(view, builds) === place) return result;',
    becomes: 'return result;',
  },
];
