import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { serviceType } from '#protocol';
import { packageConfig } from './config.mjs';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The configuration as it is with these variables. */
async function configWith(variables: Record<string, string>, platform: NodeJS.Platform = 'linux') {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  vi.resetModules();
  return (await import('./config.mjs')).packageConfig([], platform);
}

describe('what people install', () => {
  it('is named by version, system and processor', () => {
    const { artifactName, nsis, portable } = packageConfig([]);
    for (const name of [artifactName, nsis?.artifactName, portable?.artifactName]) {
      for (const macro of ['${version}', '${os}', '${arch}', '${ext}']) expect(name).toContain(macro);
    }
  });

  it('opens madang:// links on every system', () => {
    // macOS and Linux by this; Windows by the installer, which takes it back when the app is removed.
    expect(packageConfig([]).protocols).toEqual([{ name: 'Madang room', schemes: ['madang'] }]);
    const installer = read(packageConfig([]).nsis?.include ?? '');
    expect(installer).toMatch(/customInstall[\s\S]*Software\\Classes\\madang\\shell\\open\\command/);
    expect(installer).toMatch(/customUnInstall[\s\S]*DeleteRegKey SHELL_CONTEXT "Software\\Classes\\madang"/);
  });

  it('may ask macOS for camera, microphone, screen, sound and the local network', () => {
    const { mac } = packageConfig([]);
    expect(mac).toMatchObject({ extendInfo: { NSBonjourServices: [`_${serviceType}._tcp`] } });
    for (const use of ['Camera', 'Microphone', 'ScreenCapture', 'AudioCapture', 'LocalNetwork']) {
      expect(mac).toHaveProperty(`extendInfo.NS${use}UsageDescription`);
    }
    const granted = [
      ...read(mac?.entitlements ?? '').matchAll(/<key>com\.apple\.security\.([\w.-]+)<\/key>/g),
    ];
    expect(granted.map(([, name]) => name)).toEqual([
      'cs.allow-jit',
      'device.audio-input',
      'device.camera',
      'network.client',
      'network.server',
    ]);
  });

  it('names an address for updates where there is one', async () => {
    expect((await configWith({ MADANG_UPDATE_URL: '' })).publish).toBeNull();
    const { publish } = await configWith({ MADANG_UPDATE_URL: 'https://updates.example/madang' });
    expect(publish).toEqual({ provider: 'generic', url: 'https://updates.example/madang' });
  });

  it('always has on Windows what says whose signature an update needs', async () => {
    // electron-builder writes the name into app-update.yml, which it makes where an address is named.
    const { publish } = await configWith({ MADANG_UPDATE_URL: '' }, 'win32');
    expect(publish).toEqual({ provider: 'generic', url: 'https://madang.invalid/' });
  });

  it('is signed on macOS with the hardened runtime where there is a certificate, and else by itself', async () => {
    const unsigned = await configWith({ CSC_LINK: '', CSC_NAME: '' });
    expect(unsigned.mac).toMatchObject({ identity: '-', hardenedRuntime: false });
    const { mac } = await configWith({ CSC_LINK: 'certificate.p12' });
    expect(mac).toMatchObject({ hardenedRuntime: true });
    expect(mac).not.toHaveProperty('identity');
  });
});
