/** A control, the test that holds it, and a fault in the control that the test must notice. */
export interface Weakening {
  /** What is stopped, as the table of docs/threat-model.md names it. */
  readonly control: string;
  /** Below the repository, and the name of a test in it. */
  readonly test: { readonly file: string; readonly name: string };
  /** The text must stand exactly once in the file. */
  readonly planted: { readonly file: string; readonly text: string; readonly becomes: string };
}
