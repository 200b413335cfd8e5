// The doors of the app that a page may knock at: permissions and IPC.
import { expect } from '@playwright/test';
import type { MadangApi } from '#ipc';
import { callMadang, openStranger } from '../support/page-doors.ts';
import { test } from '../support/servers.ts';

test('every permission but the named ones is refused', async ({ launchApp }) => {
  const { window } = await launchApp();
  const answers = await window.evaluate(async () => {
    const outcome = async (name: string, ask: () => Promise<unknown>): Promise<[string, string]> => {
      try {
        return [name, `given: ${JSON.stringify(await ask())}`];
      } catch (error) {
        return [name, error instanceof Error ? error.name : 'refused'];
      }
    };
    // Without types: the devices' interfaces are in no library of TypeScript's.
    const device = (kind: string, call: string, argument: object) => async () => {
      const found: unknown = Reflect.get(navigator, kind);
      if (typeof found !== 'object' || found === null) throw new Error('absent');
      return (await Reflect.apply(Reflect.get(found, call) as () => Promise<unknown>, found, [
        argument,
      ])) as unknown;
    };
    const query = (name: string) => async () =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    const asked = [
      outcome(
        'place',
        () =>
          new Promise((yes, no) =>
            navigator.geolocation.getCurrentPosition(yes, () => no(new Error('denied'))),
          ),
      ),
      outcome('notifications', () => Notification.requestPermission()),
      outcome('midi', () => navigator.requestMIDIAccess({ sysex: true })),
      outcome('clipboard', () => navigator.clipboard.readText()),
      outcome('hid', device('hid', 'requestDevice', { filters: [] })),
      outcome('usb', device('usb', 'requestDevice', { filters: [] })),
      outcome('serial', device('serial', 'requestPort', {})),
      outcome('bluetooth', device('bluetooth', 'requestDevice', { acceptAllDevices: true })),
      ...[
        'geolocation',
        'notifications',
        'midi',
        'clipboard-read',
        'persistent-storage',
        'idle-detection',
      ].map((name) => outcome(`query ${name}`, query(name))),
      outcome('query camera', query('camera')),
    ];
    return Object.fromEntries(await Promise.all(asked));
  });
  expect(answers).toEqual({
    place: 'Error',
    notifications: 'given: "denied"',
    midi: expect.stringMatching(/NotAllowedError|SecurityError/),
    clipboard: 'NotAllowedError',
    hid: expect.stringMatching(/given: \[\]|Error/),
    usb: expect.stringMatching(/Error/),
    serial: expect.stringMatching(/Error/),
    bluetooth: expect.stringMatching(/Error/),
    'query geolocation': 'given: "denied"',
    'query notifications': 'given: "denied"',
    'query midi': 'given: "denied"',
    'query clipboard-read': 'given: "denied"',
    'query persistent-storage': 'given: "denied"',
    'query idle-detection': 'given: "denied"',
    'query camera': 'given: "granted"',
  });
});

test('another page in the app gets no camera, no screen and no answer from main', async ({
  launchApp,
  servers,
}) => {
  const app = await launchApp();
  const elsewhere = await servers.plain();
  const strangers = [`http://127.0.0.1:${String(elsewhere.port)}/`, 'app://madang/'];
  for (const url of strangers) {
    const stranger = await openStranger(app, url);
    // A second window of our own page may open a camera, which is the person's; main answers only the first.
    for (const call of ['readSettings', 'networkAddresses', 'captureSources'] as const) {
      expect(await callMadang(stranger, call), `${url} ${call}`).toMatch(/: refused$/);
    }
    if (url.startsWith('app:')) continue;
    const media = await stranger.evaluate(async () => {
      const name = (error: unknown) => (error instanceof Error ? error.name : 'refused');
      const camera = await navigator.mediaDevices.getUserMedia({ video: true }).catch(name);
      const microphone = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(name);
      const screen = await navigator.mediaDevices.getDisplayMedia({ video: true }).catch(name);
      return [camera, microphone, screen];
    });
    expect(media).toEqual(['NotAllowedError', 'NotAllowedError', expect.stringMatching(/Error/)]);
  }
  await expect(app.window.getByRole('button', { name: 'Host a room' })).toBeVisible();
});

test('main answers no call that does not fit the contract, and says nothing of why', async ({
  launchApp,
}) => {
  const { window } = await launchApp();
  const before = await callMadang(window, 'readSettings');
  const fingerprint = 'A'.repeat(43);
  const owned = { owner: 'Mina', ownerId: 'A'.repeat(43), access: { rule: 'open' } };
  const room = { id: 'a-room-of-a-test', room: 'Tea', ...owned };
  const words = { call: 'a', muted: 'b', show: 'c', mute: 'd', leave: 'e', quit: 'f' };
  const misfits: [keyof MadangApi, unknown][] = [
    ['writeSettings', undefined],
    ['writeSettings', { name: 5 }],
    ['writeSettings', { name: '\u202e' }],
    ['writeSettings', { name: 'x'.repeat(100_000) }],
    ['writeSettings', { language: 'xx' }],
    ['writeSettings', { colour: 'crimson' }],
    ['writeSettings', { camera: ['a'] }],
    ['writeSettings', { port: 70_000 }],
    ['writeSettings', { muteKeys: 'Alt+Evil' }],
    ['writeSettings', { sound: { echoCancellation: true } }],
    ['tellCall', { muted: true, words: {} }],
    ['tellCall', { muted: true, words: { ...words, quit: 'x'.repeat(1_000) } }],
    ['tellNews', { title: '', body: '' }],
    ['answerClosing', 'yes'],
    ['startHost', { ...room, room: '' }],
    ['startHost', { ...room, owner: undefined }],
    ['startHost', { ...room, id: '../../etc' }],
    ['startHost', { ...room, ownerId: 'Mina' }],
    ['startHost', { ...room, access: { rule: 'magic' } }],
    ['startHost', { ...room, access: { rule: 'invite' } }],
    ['startHost', { ...room, access: { rule: 'passphrase', joinKey: '' } }],
    ['startHost', [room]],
    ['probeServer', { hosts: [], port: 7420, fingerprint: null }],
    ['probeServer', { hosts: Array(17).fill('10.0.0.1'), port: 7420, fingerprint: null }],
    ['probeServer', { hosts: ['127.0.0.1'], port: 0, fingerprint }],
    ['probeServer', { hosts: ['127.0.0.1'], port: '7420', fingerprint }],
    ['probeServer', { hosts: ['127.0.0.1'], port: 7420, fingerprint: 'short' }],
    ['trustServer', { host: 'a', port: 7420, fingerprint: 'short' }],
    ['trustServer', { host: 5, port: 7420, fingerprint }],
    ['chooseCaptureSource', 'screen:0:0; xterm'],
    ['chooseCaptureSource', { toString: 1 }],
    ['writeSettings', { updateAddress: 'http://updates.example/' }],
    ['writeSettings', { updateAddress: 'file:///etc/passwd' }],
    ['writeSettings', { hostInterface: '' }],
    ['keepStay', 'not base64url!'],
    ['keepStay', 'A'.repeat(30_000)],
    ['keepStay', undefined],
    ['setActiveRoom', '../../etc/passwd'],
    ['setActiveRoom', 7],
  ];
  for (const [name, argument] of misfits) {
    expect(await callMadang(window, name, argument), `${name} ${JSON.stringify(argument)}`).toMatch(
      /^Error invoking remote method '[a-z:]+': Error: refused$/,
    );
  }
  // A host that is a URL in disguise is asked nothing.
  const disguised = { hosts: ['127.0.0.1/x?', 'a@b', '-x', '::1%lo', 'x y'], port: 7420, fingerprint: null };
  expect(await callMadang(window, 'probeServer', disguised)).toContain('nothing-answers');
  // Nor is a certificate trusted that main has not seen at a remembered address.
  const unseen = { host: '127.0.0.1', port: 7420, fingerprint };
  expect(await callMadang(window, 'trustServer', unseen)).toBe('answered false');
  expect(await callMadang(window, 'readSettings')).toBe(before);
});
