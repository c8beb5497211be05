export { failingGuards } from './guards.ts';
export { simulate } from './simulate.ts';
