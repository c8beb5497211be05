interface Sources {
  readonly counted: readonly string[];
  readonly not_counted: readonly string[];
}

/** Which dataset was counted, and which were not. */
export function sourcesText({ counted, not_counted }: Sources): string {
  const others = not_counted.length > 0 ? ` (not counted: ${not_counted.join(', ')})` : '';
  return `source ${counted.join(', ') || 'none has records'}${others}`;
}

/** What time an answer stands for, the journal position last. */
export function timeParts(definition: {
  readonly as_of: string | null;
  readonly known_at: string | null;
  readonly seq: number;
}): readonly string[] {
  return [
    ...(definition.as_of === null ? [] : [`as of ${definition.as_of}`]),
    ...(definition.known_at === null ? [] : [`known at ${definition.known_at}`]),
    `seq ${definition.seq}`,
  ];
}
