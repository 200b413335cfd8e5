// What is another each time gives way to something that is the same each time, while a picture is taken: what codecs
// made of a camera's picture to what the camera saw, and times, addresses, keys and figures to some of their kind. The
// elements stay, and are as large as before.
import type { Page } from '@playwright/test';
import { qrPath } from '../../renderer/ui/invite/qr-path.ts';
import { faceOf, type Cast } from './cast.ts';
import { sharedPicture } from './shared-page.ts';
import type { Lang, Say } from './words.ts';

/** What stands in. */
interface StandIns {
  /** Faces by name; the first is one's own. */
  readonly faces: readonly (readonly [name: string, picture: string])[];
  readonly screens: readonly [string, string];
  readonly time: string;
  /** Parts of texts, as regular expressions, and what they become. */
  readonly texts: readonly (readonly [part: string, instead: string])[];
  readonly links: { readonly app: string; readonly browser: string };
  readonly qr: { readonly size: number; readonly path: string };
  readonly fingerprints: readonly [string, string];
  readonly goodSign: string;
  readonly encoding: string;
  /** What stands in the inspector, from top to bottom. */
  readonly figures: readonly string[];
  readonly facts: readonly string[];
}

declare global {
  interface Window {
    endStandIns?: () => void;
  }
}

/** Puts them in place, and keeps them there whatever the app writes meanwhile. */
export async function placeStandIns(page: Page, lang: Lang, cast: Cast, say: Say): Promise<void> {
  const key = 'qTq0hZ1Xc2mB3uV4wN5yE6rT7oP8aS9dF0gH1jK2lM';
  const browser = `https://192.168.0.7:7420/#join/${key.slice(0, 16)}`;
  await page.evaluate(place, {
    faces: cast.names.map((name, person) => [name, faceOf(person)] as const),
    screens: [sharedPicture(lang, 0), sharedPicture(lang, 1)] as const,
    time: lang === 'ko' ? '오전 10:24' : '10:24 AM',
    texts: [
      [String.raw`\S*\.y4m`, 'Integrated Camera'],
      ['Fake Default Audio (In|Out)put', 'Default'],
      ['Fake Audio Input', 'Microphone'],
      ['Fake Audio Output', 'Speaker'],
      [String.raw`\b127\.0\.0\.1:\d+`, '192.168.0.7:7420'],
    ] as const,
    links: { browser, app: `madang://join?v=2&at=192.168.0.7&port=7420&fp=${key}&room=${key.slice(0, 16)}` },
    qr: qrPath(browser),
    fingerprints: [grouped(key), grouped(key.slice(7) + key.slice(0, 7))] as const,
    goodSign: ['M2 20h.01', 'M7 20v-4', 'M12 20v-8', 'M17 20V8']
      .map((d) => `<path d="${d}"></path>`)
      .join(''),
    encoding: say('live_way_shared'),
    figures: [say('graph_ms_each', { ms: '31' }), '2 ms', '0.0 %', '412 kbit/s', '398 kbit/s', '20', '360'],
    facts: [
      `192.168.0.7:50412, ${say('candidate_host')}`,
      `192.168.0.12:61007, ${say('candidate_host')}`,
      'UDP',
      say('live_picture', { width: '640', height: '360', fps: '20', codec: 'VP9', kbit: '380' }),
      say('live_sent', { layer: say('live_layer_high'), reason: say('reason_demand') }),
    ],
  });
}

const grouped = (fingerprint: string) => fingerprint.replace(/.{6}(?=.)/g, '$& ');

/** Takes them away. */
export async function endStandIns(page: Page): Promise<void> {
  await page.evaluate(() => window.endStandIns?.());
}

/** Runs in the page. */
function place({
  faces,
  screens,
  time,
  texts,
  links,
  qr,
  fingerprints,
  goodSign,
  encoding,
  figures,
  facts,
}: StandIns): void {
  const styled = new Set<HTMLElement>();
  const setText = (element: Element | undefined, text: (now: string) => string) => {
    // The node itself stays: the app goes on writing into it.
    for (const node of element?.childNodes ?? []) {
      const now = node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '') : '';
      if (now.trim() !== '' && text(now) !== now) node.nodeValue = text(now);
    }
  };
  const style = (element: HTMLElement, properties: Readonly<Record<string, string>>) => {
    styled.add(element);
    for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value);
  };
  const all = <E extends Element>(selector: string) => document.querySelectorAll<E>(selector);
  const faceFor = (video: Element) => {
    const label = video.closest('article')?.ariaLabel ?? document.querySelector('.mini h1')?.textContent;
    return (faces.find(([name]) => label?.startsWith(name)) ?? faces[0])?.[1] ?? '';
  };

  const putPictures = () => {
    let shared = 0;
    for (const video of all<HTMLVideoElement>('video')) {
      const isCamera = video.dataset['publication'] === 'camera';
      const picture = isCamera ? faceFor(video) : screens[shared++ % 2];
      style(video, {
        // Out of sight, however much wider than its box it is.
        'object-position': '-400vw',
        background: `url("${picture ?? ''}") center / ${isCamera ? 'cover' : 'contain'} no-repeat`,
      });
    }
    [...all<HTMLElement>('.picture > img')].forEach((image, at) =>
      style(image, { content: `url("${screens[at % 2] ?? ''}")` }),
    );
  };

  const putWords = () => {
    for (const each of all('time')) setText(each, () => time);
    for (const each of all('option, .note span, dialog p, li strong, dialog .name span'))
      setText(each, (now) => texts.reduce((text, [part, to]) => text.replace(new RegExp(part), to), now));
    for (const input of all<HTMLInputElement>('input[readonly]'))
      input.value = input.value.startsWith('madang:') ? links.app : links.browser;
    for (const input of all<HTMLInputElement>('input:not([readonly], [type=range])'))
      if (input.value.startsWith('127.0.0.1:')) input.value = '192.168.0.7:7420';
    // A hue that is guessed is another each time; one that was chosen has a name.
    for (const avatar of all<HTMLElement>('.avatar:not([style*="var("])'))
      avatar.style.setProperty('--hue', String(((avatar.textContent.codePointAt(0) ?? 0) * 47) % 360));
    for (const code of all<SVGElement>('.invite .code > svg')) {
      code.setAttribute('viewBox', `0 0 ${String(qr.size)} ${String(qr.size)}`);
      code.querySelector('path')?.setAttribute('d', qr.path);
    }
    [...all('dialog dd')].forEach((each, at) => setText(each, () => fingerprints[at % 2] ?? ''));
    // How well things come here is a matter of how busy this machine is.
    for (const sign of all('.name > [title] svg.lucide')) {
      if (!sign.parentElement?.matches('.good, .fair, .poor')) continue;
      sign.parentElement.classList.remove('fair', 'poor');
      sign.parentElement.classList.add('good');
      if (sign.innerHTML !== goodSign) sign.innerHTML = goodSign;
    }
  };

  const putFigures = () => {
    const page = document.querySelector('.connections');
    if (!page) return;
    setText(page.querySelectorAll(':scope > p')[1], () => encoding);
    [...page.querySelectorAll('.graph')].forEach((graph, at) => {
      const wave = Array.from(
        { length: 60 },
        (_, x) => 16 + 5 * Math.sin(x * 1.7 + at) * Math.sin(x * 0.31 * (at + 1)),
      );
      setText(
        graph.querySelector('.now') ?? undefined,
        () => figures[at === 0 ? 0 : 1 + ((at - 1) % 6)] ?? '',
      );
      graph
        .querySelector('path')
        ?.setAttribute('d', wave.map((y, x) => `${x ? 'L' : 'M'}${String(x * 2)} ${y.toFixed(1)}`).join(''));
    });
    for (const list of page.querySelectorAll('dl'))
      [...list.querySelectorAll('dd')].forEach((fact, at) => setText(fact, () => facts[at] ?? ''));
  };

  const watch = new MutationObserver(() => {
    putAll();
  });
  const putAll = () => {
    putPictures();
    putWords();
    putFigures();
    // Its own doing is no reason to do it again.
    watch.takeRecords();
  };
  watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  putAll();
  window.endStandIns = () => {
    watch.disconnect();
    for (const element of styled)
      for (const name of ['object-position', 'background', 'content']) element.style.removeProperty(name);
  };
}
