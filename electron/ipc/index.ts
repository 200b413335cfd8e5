export * from './api.ts';
export * from './calls.ts';
export * from './notices.ts';
