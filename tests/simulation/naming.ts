/** Gives ids, and words that stand in one payload alone, so that a redaction can be looked for. */
export interface Naming {
  nextId(): string;
  nextSecret(): string;
}

/** Names of one run. */
export function createNaming(): Naming {
  let [ids, secrets] = [0, 0];
  return {
    nextId() {
      ids += 1;
      return `event-${ids}`;
    },
    nextSecret() {
      secrets += 1;
      return `secret ${String(secrets).padStart(4, '0')}`;
    },
  };
}
