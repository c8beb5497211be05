import type { Api } from '../../api-deps.ts';

/** So many answers are kept: the formats, parts and explanations of one are asked for one after the other. */
const MAX_KEPT = 16;

/** Answers of each API that are computed once for each position and question, the least lately asked for dropped first. */
export class AnswersKept<Answer> {
  readonly #byApi = new WeakMap<Api, Map<string, Answer>>();

  get(api: Api, key: string, compute: () => Answer): Answer {
    const kept = this.#byApi.get(api) ?? new Map<string, Answer>();
    this.#byApi.set(api, kept);
    const answer = kept.get(key) ?? compute();
    kept.delete(key);
    kept.set(key, answer);
    const [oldest] = kept.keys();
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    return answer;
  }
}
