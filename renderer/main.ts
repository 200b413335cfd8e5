import { mount } from 'svelte';
import { findDesktop } from './desktop/bridge.ts';
import { createSettingsStore } from './desktop/settings-store.ts';
import { followLocale } from './i18n/locale.ts';
import { loadIdentity } from './identity/load-identity.ts';
import { App } from './state/app.svelte.ts';
import { Profile } from './state/profile.svelte.ts';
import Window from './ui/Window.svelte';
import './ui/styles/base.css';

// The composition root: what runs in the desktop app and what runs in a guest's browser part here.
const desktop = findDesktop();
const identity = loadIdentity();
const info = await desktop?.appInfo();
const profile = new Profile(createSettingsStore(desktop), info?.systemLanguage ?? navigator.language);
await profile.load(info?.accountName ?? '', info?.launch.name ?? null);
followLocale(() => profile.locale);

const app = new App(desktop, profile, identity, info ?? null);
mount(Window, { target: document.body, props: { app } });

if (await app.resume()) console.info('back after a crash');
else if (info) await app.launch(info.launch);
else {
  const [, room = null, secret = null] = /^#join\/([\w-]+)(?:\/([\w-]{22}))?$/.exec(location.hash) ?? [];
  await app.joinHere(location.origin, room, secret);
}
