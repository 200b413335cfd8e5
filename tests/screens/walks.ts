// The walks: every screen and state of the app, in both languages. What looks at them is handed in.
import type { TestInfo } from '@playwright/test';
import { test } from '../support/servers.ts';
import { cameraOf, casts } from './cast.ts';
import { doorScreens } from './doors.ts';
import { endScreens } from './ends.ts';
import { greenRoomScreens } from './green-room.ts';
import { guestScreens } from './guest.ts';
import { homeScreens } from './home.ts';
import { setUsualSize } from './looks.ts';
import { roomScreens } from './room.ts';
import type { Screen, Screens, Walk } from './screen.ts';
import { langs, wordsIn } from './words.ts';

/** Looks at a screen. */
export type Visit = (screen: Screen, walk: Walk, testInfo: TestInfo) => Promise<void>;

type Walks = Readonly<Record<string, (walk: Walk) => Screens>>;

const walks: Walks = {
  'the first screen and the settings': homeScreens,
  'the green room': greenRoomScreens,
  'rooms of others, and doors that are shut': doorScreens,
  'waiting, and how a room ends': endScreens,
  'a room from its first to its last minute': roomScreens,
};

/** Defines a test for each walk in each language; every screen is visited, also after one has failed softly. */
export function defineWalks(visit: Visit): void {
  define(walks, visit);
}

/** The same for what guests see in a browser. */
export function defineGuestWalks(visit: Visit): void {
  test.skip(process.env['MADANG_CHROMIUM'] === undefined, 'no Chromium here');
  define({ "a guest's page": guestScreens }, visit);
}

function define(screens: Walks, visit: Visit): void {
  for (const lang of langs) {
    for (const [title, screensOf] of Object.entries(screens)) {
      test(`${title} (${lang})`, async ({ launchApp, servers }, testInfo) => {
        // Some thirty screens, each looked at in several ways.
        test.setTimeout(600_000);
        const cast = casts[lang];
        const walk: Walk = {
          ...{ lang, cast, servers, say: wordsIn(lang) },
          start: async (person, args = [], hasCamera = true) => {
            const camera = hasCamera ? [`--use-file-for-fake-video-capture=${cameraOf(person)}`] : [];
            const app = await launchApp({
              lang,
              // The second one speaks all the time, as one who does so now and then would be seen to by chance.
              microphone: { hertz: person === 1 ? 430 : 0 },
              args: [...camera, '--name', cast.names[person] ?? '', ...args],
            });
            await setUsualSize(app.window);
            await app.window.emulateMedia({ reducedMotion: 'reduce' });
            return app;
          },
        };
        for await (const screen of screensOf(walk)) {
          await test.step(screen.name, () => visit(screen, walk, testInfo));
          if (screen.sizes?.length !== 0) await setUsualSize(screen.page);
        }
      });
    }
  }
}
