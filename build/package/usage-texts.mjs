import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What macOS shows when the app first asks for something, by the key of Info.plist.
 * @type {Readonly<Record<string, { en: string, ko: string }>>}
 */
export const USAGE_TEXTS = {
  NSCameraUsageDescription: {
    en: 'Your camera picture is sent to the people in your room.',
    ko: '카메라 화면을 같은 방에 있는 사람들에게 보냅니다.',
  },
  NSMicrophoneUsageDescription: {
    en: 'Your voice is sent to the people in your room.',
    ko: '목소리를 같은 방에 있는 사람들에게 보냅니다.',
  },
  NSScreenCaptureUsageDescription: {
    en: 'The screen or window that you choose is shown to the people in your room.',
    ko: '직접 고른 화면이나 창을 같은 방에 있는 사람들에게 보여 줍니다.',
  },
  NSAudioCaptureUsageDescription: {
    en: 'The sound of what you share is sent to the people in your room.',
    ko: '공유하는 화면의 소리를 같은 방에 있는 사람들에게 보냅니다.',
  },
  NSLocalNetworkUsageDescription: {
    en: 'Madang finds rooms on your own network and connects to the people in them.',
    ko: '내 네트워크에 있는 방을 찾고, 그 방에 있는 사람들과 연결합니다.',
  },
};

/**
 * The texts of one language as a strings file of macOS.
 * @param {'en' | 'ko'} language
 * @returns {string}
 */
export function stringsFile(language) {
  const lines = Object.entries(USAGE_TEXTS).map(
    ([key, texts]) => `${key} = ${JSON.stringify(texts[language])};`,
  );
  return `${lines.join('\n')}\n`;
}

/**
 * Writes `LANGUAGE.lproj/InfoPlist.strings` for each language.
 * @param {string} folder
 */
export function writeUsageTexts(folder) {
  for (const language of /** @type {const} */ (['en', 'ko'])) {
    const project = join(folder, `${language}.lproj`);
    mkdirSync(project, { recursive: true });
    writeFileSync(join(project, 'InfoPlist.strings'), stringsFile(language));
  }
}
