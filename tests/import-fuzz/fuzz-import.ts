import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCw } from '../../apps/cli/src/command/run-cw.ts';
import { FakeApi } from '../../apps/cli/test/fake-api.ts';
import { fakeCliEnvironment } from '../../apps/cli/test/fake-cli-environment.ts';
import { type BaseFile, baseFiles } from './base-files.ts';
import { mutateFile } from './mutate-file.ts';
import { Random } from './random.ts';

const FILE = 'mutated.file';
const TODAY = Date.UTC(2026, 5, 1);
/** Words of libraries and of faults in our own code. */
const FOREIGN =
  /zod|CsvError|csv-parse|fflate|yauzl|saxen|xlsx file|\.js:|\.ts:|is not a function|of undefined|of null|Invalid (?!time)|expected (?:string|number|array)|stack size|out of memory/i;

/** What became of one mutated file; `fault` says what it must not have done. */
export interface FuzzOutcome {
  readonly code: number;
  readonly milliseconds: number;
  readonly fault: string | undefined;
}

/** Imports mutated files into ledgers that hold the file they were made from. */
export class ImportFuzz {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cw-fuzz-'));
  readonly #ledgers = new Map<BaseFile, FakeApi>();

  constructor() {
    writeFileSync(join(this.#folder, 'publisher-token'), 'secret\n');
  }

  /** Runs the file of a seed: it is imported or refused, and a refused one leaves the ledger as it was. */
  async run(seed: number): Promise<FuzzOutcome> {
    const random = new Random(seed);
    const base = random.pick(baseFiles);
    const api = copyOf(await this.#ledgerOf(base));
    const before = api.contents();
    const bytes = mutateFile(base, random);
    const args = random.below(2) === 0 ? ['--yes', '--accept-doubtful'] : random.below(2) === 0 ? ['--partial'] : [];
    const started = performance.now();
    const { code, err, out } = await this.#import(api, base, bytes, args);
    const milliseconds = performance.now() - started;
    const fault =
      faultOf(code, err, out, before, api) ??
      (code === 0 || code === 4 ? await this.#sentAgain(api, base, bytes, args) : undefined);
    return { code, milliseconds, fault: fault === undefined ? undefined : `seed ${seed}, ${base.name}: ${fault}` };
  }

  close(): void {
    rmSync(this.#folder, { recursive: true });
  }

  async #ledgerOf(base: BaseFile): Promise<FakeApi> {
    const known = this.#ledgers.get(base);
    if (known !== undefined) return known;
    const api = new FakeApi();
    const { code, err } = await this.#import(api, base, base.bytesOf(base.rows), []);
    if (code !== 0) throw new Error(`${base.name} cannot be imported itself: ${err}`);
    this.#ledgers.set(base, api);
    return api;
  }

  async #import(api: FakeApi, { family }: BaseFile, bytes: Uint8Array, args: readonly string[]) {
    writeFileSync(join(this.#folder, FILE), bytes);
    const env = fakeCliEnvironment({ folder: this.#folder, fetch: api.fetch, startAt: TODAY });
    const code = await runCw(['import', family, FILE, '--data-dir', this.#folder, ...args], env);
    return { code, err: env.complained(), out: env.printed() };
  }

  /** The same file once more must send nothing. */
  async #sentAgain(api: FakeApi, base: BaseFile, bytes: Uint8Array, args: readonly string[]) {
    const sent = api.bodies.length;
    const { code } = await this.#import(api, base, bytes, args);
    if (api.bodies.length > sent) return 'sent events again for the same file';
    return code === 0 || code === 4 ? undefined : `ended with ${code} for the same file`;
  }
}

function copyOf(ledger: FakeApi): FakeApi {
  const api = new FakeApi();
  for (const [key, held] of ledger.held) api.held.set(key, held);
  api.journal.push(...ledger.journal);
  return api;
}

function faultOf(code: number, err: string, out: string, before: readonly string[], api: FakeApi): string | undefined {
  const foreign = FOREIGN.exec(err) ?? FOREIGN.exec(out.replace(/\([^\n]*\)$/gm, ''));
  if (foreign !== null)
    return `words of a library (${foreign[0]}): ${err || out.slice(foreign.index, foreign.index + 200)}`;
  if (![0, 1, 3, 4].includes(code)) return `ended with ${code}: ${err}`;
  if (code === 1 && !err.startsWith(`cw: ${FILE}: `)) return `failed rather than refused: ${err}`;
  if (code !== 1 && code !== 3) return undefined;
  const after = api.contents();
  const changed = after.length !== before.length || after.some((record, index) => record !== before[index]);
  return changed || api.bodies.length > 0 ? 'was refused and changed the ledger' : undefined;
}
