import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ systemPreferences: {} }));
const { isPermitted } = await import('./permissions.ts');

const asker = { permission: 'media', url: 'app://madang/index.html', isMainFrame: true };

describe('isPermitted', () => {
  it.each(['media', 'display-capture', 'speaker-selection', 'clipboard-sanitized-write', 'fullscreen'])(
    "allows %s to the app's page",
    (permission) => {
      expect(isPermitted({ ...asker, permission })).toBe(true);
    },
  );

  it.each(['geolocation', 'notifications', 'clipboard-read', 'midi', 'hid', 'openExternal', 'unknown', ''])(
    'denies %s',
    (permission) => {
      expect(isPermitted({ ...asker, permission })).toBe(false);
    },
  );

  it.each(['https://example.com/', 'app://other/', 'app://madang.evil/', 'app://madangx', 'file:///x', ''])(
    'denies media to %s',
    (url) => {
      expect(isPermitted({ ...asker, url })).toBe(false);
    },
  );

  it('denies media to a frame inside the page', () => {
    expect(isPermitted({ ...asker, isMainFrame: false })).toBe(false);
  });
});
