/** So many answers are kept: the formats, parts and explanations of one are asked for one after the other. */
const MAX_KEPT = 16;

/** Answers of each owner that are computed once for each key, the least lately asked for dropped first. */
export class AnswersKept<Owner extends WeakKey, Answer> {
  readonly #byOwner = new WeakMap<Owner, Map<string, Answer>>();

  get(owner: Owner, key: string, compute: () => Answer): Answer {
    const kept = this.#byOwner.get(owner) ?? new Map<string, Answer>();
    this.#byOwner.set(owner, kept);
    const answer = kept.get(key) ?? compute();
    kept.delete(key);
    kept.set(key, answer);
    const [oldest] = kept.keys();
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    return answer;
  }
}
