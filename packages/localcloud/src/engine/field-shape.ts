/** A member of a request in dynalite's shape notation; the checks become DynamoDB's own messages. */
export interface FieldShape {
  readonly type: string;
  readonly required?: boolean;
  readonly tableName?: boolean;
  readonly notNull?: boolean;
  readonly enum?: readonly string[];
  readonly regex?: string;
  readonly greaterThanOrEqual?: number;
  readonly lessThanOrEqual?: number;
  readonly lengthGreaterThanOrEqual?: number;
  readonly lengthLessThanOrEqual?: number;
  readonly keys?: Readonly<Record<string, number | string>>;
  readonly values?: Readonly<Record<string, number>>;
  readonly children?: string | FieldShape | Readonly<Record<string, string | FieldShape>>;
}
