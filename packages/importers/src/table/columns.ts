import { ImportFileError } from '../import-file-error.ts';
import { familyLike } from './file-families.ts';

/** The columns a kind of file may have, by the names that `nameOf` gives, and those it cannot do without. */
export interface ColumnSet {
  readonly known: readonly string[];
  readonly required: readonly string[];
  /** Columns that cannot stand twice; those known, unless told. */
  readonly unique?: readonly string[];
  /** The name a heading is known by; without it, lower case with blanks as underscores. */
  readonly nameOf?: (heading: string) => string;
}

/** Columns by which numbers beside them mean something else: of another stage, unit or certainty. */
const CHANGES_MEANING =
  /^(measures?|measure_type|stage|phase|status|units?|unit_of_\w+|(?:value|amount|currency)_units?|scale|multiplier|factor|magnitude|sign|(?:value|amount|count)_type|type_of_(?:value|amount|measure|count)|(?:allocation|commitment)s?_(?:or_\w+|type|dummy|flag)|(?:in_)?(?:thousands|millions|billions)|per_?cent(?:age)?|estimated?|confirmed|preliminary|is_(?:estimate|total|sum|correction|duplicate))$/;

/** A heading whose numbers are not what they seem: millions, thousands, a share. */
const SCALED = /\b(thousands?|millions?|billions?|mill?\.|bn|mn|mio|mrd)\b|[(,]\s*%|per ?cent/i;

/** The name a column is known by: lower case, blanks as underscores. */
export function columnName(heading: string): string {
  return heading.trim().toLowerCase().replace(/\s+/g, '_');
}

/**
 * Checks a header's names. Throws ImportFileError where a column is missing or stands twice, and where one that is not
 * read may change what the numbers beside it mean.
 */
export function checkColumns(headings: readonly string[], columns: readonly string[], set: ColumnSet): void {
  checkMissing(headings, columns, set);
  checkMeaning(headings, columns, set);
  const unique = set.unique ?? set.known;
  const repeated = columns.find((column, index) => unique.includes(column) && columns.indexOf(column) < index);
  if (repeated !== undefined) {
    throw new ImportFileError('duplicate_column', `column "${repeated}" stands twice`, { line: 1, column: repeated });
  }
}

function checkMissing(headings: readonly string[], columns: readonly string[], { required }: ColumnSet): void {
  const missing = required.filter((column) => !columns.includes(column));
  const [first] = missing;
  if (first === undefined) return;
  const family = familyLike(headings);
  const like = family === undefined ? '' : `by its columns this looks like ${family}: `;
  const advice = family === undefined ? '; is the first line the one that names the columns?' : '';
  const names = missing.map((column) => `"${column}"`).join(', ');
  const message = `${like}missing ${names}; required are ${required.join(', ')}${advice}`;
  throw new ImportFileError('missing_column', message, { line: 1, column: first, allowed: required });
}

function checkMeaning(headings: readonly string[], columns: readonly string[], { known }: ColumnSet): void {
  columns.forEach((column, index) => {
    const heading = (headings[index] ?? '').trim();
    if (!known.includes(column) && CHANGES_MEANING.test(column)) {
      const message = `column "${heading}" may change what the numbers beside it mean, and it is not read here: keep the rows of one meaning and remove the column`;
      throw new ImportFileError('changes_meaning', message, { line: 1, column });
    }
    if (known.includes(column) && SCALED.test(heading)) {
      const message = `column "${heading}" gives its numbers in another unit than ones: write them out and name the column "${column}"`;
      throw new ImportFileError('changes_meaning', message, { line: 1, column });
    }
  });
}
