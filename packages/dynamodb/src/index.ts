export * from './keys.ts';
export * from './tables.ts';
