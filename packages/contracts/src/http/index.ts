export * from './answer-parts.ts';
export * from './define-question.ts';
export * from './formats.ts';
export * from './parameters.ts';
export * from './strike-filter.ts';
export * from './strike-numbers.ts';
export * from './strikes.ts';
export * from './waves.ts';
