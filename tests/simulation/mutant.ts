/** A fault put into one file: the text must stand there exactly once. */
export interface Mutant {
  readonly title: string;
  /** The first seed that noticed it; tried first, and those after it once the simulation's course has changed. 0: a guard did. */
  readonly seed: number;
  /** Below `packages`. */
  readonly file: string;
  readonly text: string;
  readonly becomes: string;
}
