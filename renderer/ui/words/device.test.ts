import { afterEach, expect, it, vi } from 'vitest';
import { deviceWords } from './device.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each([
  [
    'macOS',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)',
    true,
    'System Settings, under Privacy & Security',
  ],
  ['Windows', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)', true, 'Let desktop apps access your microphone'],
  ['Linux', 'Mozilla/5.0 (X11; Linux x86_64)', true, "the system's privacy settings"],
  ['a browser', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', false, "beside the page's address"],
])('says where permission is given on %s', (_, userAgent, isApp, place) => {
  vi.stubGlobal('navigator', { userAgent });
  expect(deviceWords('microphone', 'denied', isApp)).toContain(place);
});
