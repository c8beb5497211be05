export * from './adapter.ts';
export * from './create-table.ts';
export * from './environment.ts';
export { jsonText } from './json-text.ts';
export * from './keys.ts';
export * from './s3-objects.ts';
export * from './table-names.ts';
export * from './tables.ts';
