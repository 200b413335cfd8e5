// What is shared on a walk: a page with a plan on it.
import type { Lang } from './words.ts';

const words: Record<Lang, { title: string; rows: readonly string[]; other: string }> = {
  en: { title: 'Plan', rows: ['Invite', 'Prepare', 'Build', 'Celebrate'], other: 'Figures' },
  ko: { title: '계획표', rows: ['초대', '준비', '만들기', '잔치'], other: '수치' },
};

/** The titles of the two windows that can be shared. */
export function sharedTitles(lang: Lang): readonly [string, string] {
  return [words[lang].title, words[lang].other];
}

/** A picture of the page, as a data URL. @param kind 0 the plan, 1 the figures */
export function sharedPicture(lang: Lang, kind: 0 | 1): string {
  const { rows } = words[lang];
  const title = sharedTitles(lang)[kind];
  const bars = rows.map((row, at) => {
    const y = 250 + at * 130;
    const [x, width] = kind === 0 ? [420 + at * 180, 380] : [420, 900 - ((at * 37) % 11) * 70];
    return `<text x="110" y="${String(y + 48)}" font-size="40">${row}</text>
      <rect x="${String(x)}" y="${String(y)}" width="${String(width)}" height="70" rx="14" fill="#${kind === 0 ? '1b6e53' : '5a6fb0'}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900" font-family="sans-serif" fill="#1b211f">
    <rect width="1600" height="900" fill="#fff"/><rect width="1600" height="12" fill="#1b6e53"/>
    <text x="110" y="160" font-size="76" font-weight="700">${title}</text>${bars.join('')}</svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
