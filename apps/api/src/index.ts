export type { ApiDeps } from './api-deps.ts';
export { createApp } from './create-app.ts';
