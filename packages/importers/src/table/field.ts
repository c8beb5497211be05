/** A cell as a file stores it: text, a number of a workbook, or what stands in place of a value. */
export type Field = string | NumberField | FaultyField;

/** A number that a workbook stores as one: its point is a decimal point, whatever its digits. */
export interface NumberField {
  readonly kind: 'number';
  readonly text: string;
}

/** A cell whose value is not there: an error, or a formula that was never computed. */
export interface FaultyField {
  readonly kind: 'fault';
  readonly reason: string;
}

/** The text of a field; empty where its value is not there. */
export function fieldText(field: Field | undefined): string {
  if (typeof field === 'string') return field;
  return field?.kind === 'number' ? field.text : '';
}
