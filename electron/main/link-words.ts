import type { Locale } from './settings.ts';

/** What the box that asks about a link says. */
export interface LinkWords {
  question: string;
  open: string;
  copy: string;
  cancel: string;
}

/** Main's own, and not the page's: a page that was taken over could name each button by what another does. */
export const linkWords: Record<Locale, LinkWords> = {
  en: {
    question: 'Open this in your browser?',
    open: 'Open in browser',
    copy: 'Copy address',
    cancel: 'Cancel',
  },
  ko: {
    question: '브라우저에서 열까요?',
    open: '브라우저에서 열기',
    copy: '주소 복사',
    cancel: '취소',
  },
};
