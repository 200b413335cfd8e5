export * from './api.ts';
export * from './calls.ts';
export * from './desktop.ts';
export * from './links.ts';
export * from './notices.ts';
export * from './settings.ts';
export * from './trouble.ts';
export * from './updates.ts';
