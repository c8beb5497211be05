/** Something that must hold, made to be put to the test. */
export interface Guard {
  readonly title: string;
  holds(): Promise<boolean>;
}
