/** Of some names those most like another, the most alike first: those that fewest edits of single characters lead to. */
export function nearestNames(name: string, names: readonly string[], most: number): readonly string[] {
  return names
    .map((each) => ({ each, edits: editDistance(name, each) }))
    .toSorted((a, b) => a.edits - b.edits)
    .slice(0, most)
    .map(({ each }) => each);
}

/** Names longer than this are compared by their beginnings: what is sent to us is as long as its sender likes. */
const MOST_COMPARED = 100;

/** How many insertions, deletions and replacements of a character make one text the other (Levenshtein 1966). */
function editDistance(whole: string, other: string): number {
  const text = whole.slice(0, MOST_COMPARED);
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [line, character] of [...text].entries()) {
    const next = [line + 1];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (character === other[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
