/** Something a reader should know of an entity; it was recorded all the same (docs/laws.md, law 9). */
export interface Warning {
  readonly code: string;
  /** The field of the entity's body that it is about, as a dotted path. */
  readonly field: string;
  readonly message: string;
}
