import { strToU8, zipSync } from 'fflate';

/** A row of a main data sheet by column; columns left out are as a sheet leaves them when it has nothing to say. */
export type KielRow = Readonly<Record<string, string>>;

export const KIEL_COLUMNS = [
  ...['ID', 'Countries', 'Announcement Date', 'Type of Aid General', 'Type of Aid Specific', 'Explanation'],
  ...['Original Currency', 'Monetary Value as Given by Source', 'Items', 'Type of Item', 'Sub-type of item'],
  ...['No. of Units', 'No. of Units Delivered (in-kind military aid)', 'Total ', 'Converted Value in EUR'],
  ...['Total monetary value delivered in EUR', 'Source of Aid 1', 'Source of Aid 2', 'Source of Aid 3'],
  ...['Source of Aid 4', 'Bilateral loan/grant made through IMF or WB?', 'Source for Delivery'],
  ...['Total_value_dummy (1 is first row in the package)', 'value_source_commitments', 'value_source_deliveries'],
];
const DUMMY = 'Total_value_dummy (1 is first row in the package)';

/** A row that carries a package's value. */
export const VALUE_ROW: KielRow = {
  ID: 'CAM9',
  Countries: 'Canada',
  'Announcement Date': '2031-03-04 00:00:00',
  'Type of Aid General': 'Military',
  'Type of Aid Specific': 'Weapons and equipment',
  Explanation: 'Canada announced a package that no sheet has ever held. It is for a test only.',
  'Original Currency': 'CAD',
  'Total ': '500000000',
  'Converted Value in EUR': '349674802.4337366',
  'Source of Aid 1': 'https://example.org/package',
  [DUMMY]: '1',
};

/** A row that names one item of that package. */
export const ITEM_ROW: KielRow = {
  ...VALUE_ROW,
  Items: 'howitzer of no make',
  'Type of Item': 'Heavy weapon',
  'Sub-type of item': '155mm howitzer',
  'No. of Units': '12',
  'No. of Units Delivered (in-kind military aid)': 'undisclosed',
  'Total ': '',
  'Converted Value in EUR': '',
  [DUMMY]: '0',
};

/** The fields of rows, header first. */
export function kielGrid(rows: readonly KielRow[], columns: readonly string[] = KIEL_COLUMNS): string[][] {
  return [[...columns], ...rows.map((row) => columns.map((column) => row[column] ?? '.'))];
}

export function kielText(rows: readonly KielRow[], columns?: readonly string[], delimiter = ','): string {
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return `${kielGrid(rows, columns)
    .map((fields) => fields.map(quote).join(delimiter))
    .join('\n')}\n`;
}

export function kielFile(rows: readonly KielRow[], columns?: readonly string[], delimiter?: string): Buffer {
  return Buffer.from(kielText(rows, columns, delimiter));
}

/** A cell of a workbook: text, a number as the file stores it, a day as a serial number of a date's format, or XML. */
export type WorkbookCell =
  | string
  | { readonly number: string }
  | { readonly serialDay: number }
  | { readonly type?: string; readonly xml: string };

/** A workbook (XLSX) of these sheets, as small as Excel would open it. */
export function workbook(sheets: Readonly<Record<string, readonly (readonly WorkbookCell[])[]>>): Uint8Array {
  const names = Object.keys(sheets);
  const parts = Object.values(sheets).map((rows, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(rows)]);
  const files: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"/>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names
      .map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${names
      .map(
        (_, index) =>
          `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
      )
      .join('')}<Relationship Id="rIdS" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(parts),
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])));
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

function sheetXml(rows: readonly (readonly WorkbookCell[])[]): string {
  const body = rows.map((cells, row) => {
    const written = cells.map((cell, column) => cellXml(cell, `${columnLetters(column)}${row + 1}`));
    return `<row r="${row + 1}">${written.join('')}</row>`;
  });
  return `${XML}<worksheet xmlns="${MAIN}"><sheetData>${body.join('')}</sheetData></worksheet>`;
}

function cellXml(cell: WorkbookCell, at: string): string {
  if (typeof cell === 'string') {
    const text = cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return cell === '' ? '' : `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  }
  if ('xml' in cell) return `<c r="${at}"${cell.type === undefined ? '' : ` t="${cell.type}"`}>${cell.xml}</c>`;
  if ('number' in cell) return `<c r="${at}"><v>${cell.number}</v></c>`;
  return `<c r="${at}" s="1"><v>${cell.serialDay}</v></c>`;
}

function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${columnLetters(Math.floor(index / 26) - 1)}${last}`;
}
