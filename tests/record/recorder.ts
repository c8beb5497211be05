import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalise, type RunContext } from './normalise.ts';

/** One request of the API. `note` tells apart what is asked twice, before and after something. */
export interface Question {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly note?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The note of what is asked in order to be refused. */
export const REFUSED = 'refused';
const LONGEST_NAME = 120;
/** What the server's own plumbing adds. */
const UNRECORDED = ['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'];
const SECRET = ['authorization'];

/** Writes one file for each question into a folder, its name the question's; the same question is recorded once. */
export class Recorder {
  readonly #folder: string;
  readonly #context: RunContext;
  readonly #written = new Map<string, string>();
  readonly #asked: string[] = [];

  constructor(folder: string, context: RunContext) {
    this.#folder = folder;
    this.#context = context;
    mkdirSync(folder, { recursive: true });
  }

  /** Methods and addresses, of what was not asked in order to be refused. */
  get asked(): readonly string[] {
    return this.#asked;
  }

  /** Whether a command of `cw` was run for more than its help. */
  ran(command: string): boolean {
    return [...this.#written.values()].some(
      (title) => ` ${title} `.includes(` cw ${command} `) && !title.endsWith('--help'),
    );
  }

  get count(): number {
    return this.#written.size;
  }

  /** Asks the API and records its answer: status, headers, body. */
  async ask(question: Question): Promise<Answer> {
    const answer = await this.read(question);
    this.write(titleOf(question), `${requestText(question)}\n\n${headText(answer)}\n\n${answer.text}`);
    return answer;
  }

  /** Asks the API and records nothing. */
  async read({ method = 'GET', path, headers = {}, body, note }: Question): Promise<Answer> {
    if (note !== REFUSED) this.#asked.push(`${method} ${path}`);
    const init = { method, headers, redirect: 'manual' as const, ...(body === undefined ? {} : { body }) };
    const response = await fetch(`${this.#context.api}${path}`, init);
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  /** Records a text under a title. Throws when another was recorded under it, or two titles make one file name. */
  write(title: string, text: string): void {
    const normal = normalise(text, this.#context);
    const name = fileName(normalise(title, this.#context));
    const before = this.#written.get(name);
    if (before !== undefined && before !== title) throw new Error(`two questions for ${name}: ${before} and ${title}`);
    this.#written.set(name, title);
    writeFileSync(join(this.#folder, name), `${normal}\n`);
  }

  /** Whether something was recorded under a title. */
  has(title: string): boolean {
    return this.#written.has(fileName(normalise(title, this.#context)));
  }
}

/** What a question is called. */
export function titleOf({ method = 'GET', path, headers = {}, note }: Question): string {
  const shown = Object.entries(headers).flatMap(([name, value]) => (SECRET.includes(name) ? [] : `${name} ${value}`));
  return [note, method, path, ...shown].filter((part) => part !== undefined).join(' ');
}

function requestText({ method = 'GET', path, headers = {}, body }: Question): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${SECRET.includes(name) ? 'given' : value}`);
  const shortBody = body === undefined || body.length <= 20_000 ? body : `${body.length} characters`;
  return [`${method} ${path}`, ...lines, ...(shortBody === undefined ? [] : ['', shortBody])].join('\n');
}

function headText({ status, headers }: Pick<Answer, 'status' | 'headers'>): string {
  const shown = [...headers].filter(([name]) => !UNRECORDED.includes(name));
  return [status, ...shown.map(([name, value]) => `${name}: ${value}`)].join('\n');
}

/** A title as a file's name: at full length where it is short, else cut and told apart by its hash. */
function fileName(title: string): string {
  const name = title.replace(/[^A-Za-z0-9.,=&+~-]+/g, '_');
  if (name.length <= LONGEST_NAME) return `${name}.txt`;
  const hash = createHash('sha256').update(title).digest('hex').slice(0, 12);
  return `${name.slice(0, LONGEST_NAME - 13)}_${hash}.txt`;
}

/** Does the work for each of many, a few at a time. */
export async function inLanes<Each>(
  lanes: number,
  each: readonly Each[],
  work: (one: Each) => Promise<unknown>,
): Promise<void> {
  const waiting = each.values();
  const lane = async () => {
    for (const one of waiting) await work(one);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
