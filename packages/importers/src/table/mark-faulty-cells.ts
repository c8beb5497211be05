import { ImportFileError } from '../import-file-error.ts';

/** Begins the text of a cell whose value is not there: a character that Unicode leaves for private use. */
const MARK = '\ue000';
/** Cells of a sheet up to its furthest one; the library fills the whole rectangle. */
const MAX_CELLS = 4_000_000;

/** What a cell holds ends before the next one begins, so that reading never starts over. */
const CONTENT = String.raw`((?:(?!<\/?(?:\w+:)?c[\s>])[\s\S])*)<\/\1>`;
const ERROR_CELL = new RegExp(String.raw`<((?:\w+:)?c)(?=[^>]*\st="e")(\s[^>]*)>${CONTENT}`, 'g');
/** A formula comes first in its cell. */
const FORMULA_CELL = new RegExp(String.raw`<((?:\w+:)?c)(\s[^>]*[^>/]|)>(?=\s*<(?:\w+:)?f[\s/>])${CONTENT}`, 'g');
const ADDRESS = /<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,4})(\d{1,8})"/g;
const TYPE = /\st="(\w+)"/;
const VALUE = /<(?:\w+:)?v(?:\s[^>]*)?>([^<]+)<\/(?:\w+:)?v>/;
const EMPTY_VALUE = /<(?:\w+:)?v[\s/>]/;

/**
 * A sheet's XML with the cells whose value is not there, errors and formulas never computed, as text that says so: the
 * library that reads workbooks gives both as empty cells, and an empty amount means undisclosed.
 */
export function markFaultyCells(xml: string): string {
  checkExtent(xml);
  const mark = (cell: string, name: string, attributes: string, content: string): string => {
    const reason = faultOf(attributes, content);
    if (reason === undefined) return cell;
    return `<${name}${attributes.replace(TYPE, '')} t="str"><v>${MARK}${reason}</v></${name}>`;
  };
  return xml.replace(ERROR_CELL, mark).replace(FORMULA_CELL, mark);
}

/** Why a cell's value is not there, where its text says so. */
export function markedFault(text: string): string | undefined {
  return text.startsWith(MARK) ? text.slice(MARK.length) : undefined;
}

function faultOf(attributes: string, content: string): string | undefined {
  const type = TYPE.exec(attributes)?.[1];
  const [, value] = VALUE.exec(content) ?? [];
  if (type === 'e') return `the cell holds the error ${value ?? '#ERROR'}`;
  if (value !== undefined) return undefined;
  if (type === 'str' && EMPTY_VALUE.test(content)) return undefined;
  return 'the cell holds a formula that was never computed: open the workbook, let it compute and save it';
}

/** Refuses a sheet with a cell so far out that filling up to it would take all memory. */
function checkExtent(xml: string): void {
  let [rows, columns] = [0, 0];
  ADDRESS.lastIndex = 0;
  for (let found = ADDRESS.exec(xml); found !== null; found = ADDRESS.exec(xml)) {
    const [, letters = '', row = ''] = found;
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, columnNumber(letters));
  }
  if (rows * columns <= MAX_CELLS) return;
  const message = `a sheet of the workbook reaches to row ${rows} and column ${columns}: delete the empty rows and columns after its table, or save the sheet as CSV`;
  throw new ImportFileError('too_large', message);
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
