/** A table in Markdown. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), `|${'---|'.repeat(heads.length)}`, ...rows.map(line)].join('\n');
}

/** A share to four decimals. */
export function shareText(share: number): string {
  return share.toFixed(4);
}

/** An interval to four decimals. */
export function intervalText({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${shareText(low)} to ${shareText(high)}`;
}
