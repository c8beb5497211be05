export * from './cloud-event.ts';
export * from './content-hash.ts';
export * from './dataset-contracts.ts';
export * from './event-contract.ts';
export { type JsonSchema, jsonSchemaOf, jsonSchemas } from './json-schemas.ts';
export * from './read-event.ts';
export * from './registry.ts';
export * from './strike-contracts.ts';
