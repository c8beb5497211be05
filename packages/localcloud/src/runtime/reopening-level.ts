import type { ClassicLevel } from 'classic-level';

/** One key to write or remove. */
export type LevelChange =
  | { readonly type: 'put'; readonly key: string; readonly value: string }
  | { readonly type: 'del'; readonly key: string };

/** Written to find out whether writing works again; nothing reads it. */
const PROBE: LevelChange = { type: 'put', key: 'probe!', value: '' };

/**
 * Writes to a LevelDB store on disk. After a write that failed, as on a full disk, LevelDB takes no other until it is opened
 * anew: then the same write is tried once more, and where that fails too, the next one begins with it.
 */
export class ReopeningLevel {
  readonly #level: ClassicLevel<string, string>;
  #reopening: Promise<void> | undefined;
  #fault: string | undefined;

  constructor(level: ClassicLevel<string, string>) {
    this.#level = level;
  }

  /** All of it or nothing, also after kill -9. */
  async batch(changes: readonly LevelChange[]): Promise<void> {
    try {
      await this.#level.batch([...changes]);
    } catch (error) {
      this.#fault = messageOf(error);
      await this.#reopen();
      await this.#level.batch([...changes]);
    }
    this.#fault = undefined;
  }

  /** Why it cannot write, if it cannot: found out anew where the last write failed. */
  async fault(): Promise<string | undefined> {
    if (this.#fault === undefined) return undefined;
    try {
      await this.batch([PROBE]);
      return undefined;
    } catch (error) {
      return messageOf(error);
    }
  }

  /** Once for all writes that fail meanwhile. */
  async #reopen(): Promise<void> {
    this.#reopening ??= this.#openAnew().finally(() => {
      this.#reopening = undefined;
    });
    await this.#reopening;
  }

  async #openAnew(): Promise<void> {
    await this.#level.close();
    await this.#level.open();
  }
}

/** What went wrong, and why that did: LevelDB's own words are in the cause. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
