// Who may import whom (docs/architecture.md), as lint rules. `regex`, because `group` patterns use gitignore
// syntax, in which "#ipc" is a comment that passes everything.

/**
 * One row of the table.
 * @param {string} files the part the row is about
 * @param {Record<string, string>} denied what it may not import: a regular expression, and why
 * @returns {import('eslint').Linter.Config}
 */
const row = (files, denied) => ({
  files: [`${files}/**/*.{ts,svelte}`],
  ignores: ['**/*.test.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: Object.entries(denied).map(([regex, message]) => ({ regex, message })) },
    ],
  },
});

const node = '^node:';
const electron = '^electron(/|$|-)';
const sockets = '^socket\\.io';
const svelte = '^(svelte|@lucide)(/|$)';
const outside = '^\\.\\./\\.\\./';

// What one file of main has of Electron, and no other.
const reserved = {
  ipcMain: { selector: 'ImportSpecifier[imported.name="ipcMain"]', message: 'IPC goes through ipc-door.ts.' },
  shell: {
    selector: 'ImportSpecifier[imported.name="shell"]',
    message: 'Nothing outside of the app is opened but links that a person wants opened, by links.ts.',
  },
};

/** @type {import('eslint').Linter.Config[]} */
export const importTable = [
  row('signaling/protocol', { '^(?!valibot$|\\./)': 'The wire contract imports valibot and itself only.' }),
  row('signaling/server', {
    '^#(ipc|signaling)': 'The server knows the wire only.',
    '^@redis|(^|/)cluster/': 'The desktop app carries the server, and not what several nodes need.',
    [`${electron}|${svelte}|^socket\\.io-client`]:
      'The server knows nothing of Electron, the DOM or clients.',
    '(^|/)(electron|renderer)/': 'The server stands alone.',
  }),
  row('signaling/cluster', {
    '^#(ipc|signaling)': 'The cluster knows the server by its own files.',
    [`${electron}|${svelte}|^socket\\.io-client`]:
      'The cluster knows nothing of Electron, the DOM or clients.',
    '(^|/)(electron|renderer|cli)/': 'The cluster is loaded by the command line, and knows it not.',
  }),
  row('electron/ipc', {
    '^(?!valibot$|#protocol$|\\./)': 'The IPC contract imports #protocol and valibot only.',
  }),
  row('electron/preload', {
    '^(?!electron$|#ipc$|\\./)': 'The preload script imports #ipc and electron only.',
  }),
  row('electron/main', {
    [`${svelte}|^socket\\.io`]: 'Main hosts through #signaling.',
    '(^|/)(renderer|preload)/': 'Main and the renderer meet in #ipc.',
  }),
  row('renderer/call', {
    [`${svelte}|${sockets}|${node}|${electron}|^#(ipc|signaling)|(^|/)(state|ui|media|signaling-client|identity|desktop)/`]:
      'The engine is handed what it sends and receives.',
  }),
  row('renderer/media', {
    [`${svelte}|${sockets}|${node}|${electron}|^#|(^|/)(state|ui|call|signaling-client|identity|desktop)/`]:
      'Media knows the DOM only.',
  }),
  row('renderer/identity', {
    '^(?!#protocol$|\\./)': 'Identity knows the wire and WebCrypto only.',
  }),
  row('renderer/signaling-client', {
    [`${svelte}|${node}|${electron}|^#(ipc|signaling)|(^|/)(state|ui|call|media|desktop)/`]:
      'The client knows the wire, the identity and Socket.IO only.',
  }),
  row('renderer/desktop', {
    [`${svelte}|${sockets}|${node}|${electron}|^#signaling|(^|/)(state|ui|call|media|signaling-client|identity)/`]:
      'The bridge knows the IPC contract only.',
  }),
  row('renderer/state', {
    [`${sockets}|${node}|${electron}|^#signaling|${outside}|(^|/)ui/`]: 'State reads the parts below it.',
  }),
  row('renderer/ui', {
    [`${sockets}|${node}|${electron}|^#signaling|(^|/)(call|media|signaling-client|identity|desktop)/`]:
      'The UI reads state, and nothing behind it.',
  }),
  {
    files: ['electron/main/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...Object.values(reserved)] },
  },
  // Each of the two has one of them, and not the other.
  {
    files: ['electron/main/ipc-door.ts'],
    rules: { 'no-restricted-syntax': ['error', reserved.shell] },
  },
  {
    files: ['electron/main/links.ts'],
    rules: { 'no-restricted-syntax': ['error', reserved.ipcMain] },
  },
];
