/**
 * Every text that a pattern stands for: `{a|b}` is either, as `{a,b}` is in a shell; patterns may hold several and nest
 * none. Lines that are blank are left out.
 */
export function expand(patterns: string): readonly string[] {
  const lines = patterns.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').flatMap(expandLine);
}

function expandLine(line: string): readonly string[] {
  const [whole, choices] = /\{([^{}]*\|[^{}]*)\}/.exec(line) ?? [];
  if (whole === undefined || choices === undefined) return [line];
  return choices.split('|').flatMap((choice) => expandLine(line.replace(whole, () => choice)));
}

/** Each of the names, and each two of them in either order, as a pattern's choices. */
export function oneOrTwo(names: readonly string[]): string {
  const pairs = names.flatMap((a) => names.filter((b) => b !== a).map((b) => `${a},${b}`));
  return `{${[...names, ...pairs].join('|')}}`;
}
