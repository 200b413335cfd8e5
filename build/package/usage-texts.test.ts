import { expect, it } from 'vitest';
import { stringsFile, USAGE_TEXTS } from './usage-texts.mjs';

it('says in both languages what camera, microphone, screen, sound and network are for', () => {
  const keys = ['Camera', 'Microphone', 'ScreenCapture', 'AudioCapture', 'LocalNetwork'];
  expect(Object.keys(USAGE_TEXTS)).toEqual(keys.map((name) => `NS${name}UsageDescription`));
  for (const language of ['en', 'ko'] as const) {
    const lines = stringsFile(language).trimEnd().split('\n');
    expect(lines).toHaveLength(keys.length);
    for (const line of lines) expect(line).toMatch(/^NS\w+UsageDescription = "[^"]{10,}";$/);
  }
  expect(stringsFile('ko')).toMatch(/[가-힣]/);
});
