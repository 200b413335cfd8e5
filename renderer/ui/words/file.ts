import { limits } from '#protocol';
import { getLocale } from '../../i18n/paraglide/runtime.js';
import { m } from '../../i18n/paraglide/messages.js';
import { mostFiles, type DraftProblem } from '../../state/chat-draft.svelte.ts';
import type { ChatFile } from '../../state/chat.svelte.ts';
import type { FileLoss } from '../../state/incoming-file.svelte.ts';

const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** How large a file is, in the unit that fits; what is less than a kilobyte is one. */
export function sizeWords(bytes: number): string {
  const kilobytes = Math.max(bytes === 0 ? 0 : 1, bytes / 1000);
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, kilobytes)) / 3));
  const unit = { style: 'unit', unit: units[step] ?? 'kilobyte', unitDisplay: 'short' } as const;
  const digits = { maximumFractionDigits: step > 0 ? 1 : 0 };
  return new Intl.NumberFormat(getLocale(), { ...unit, ...digits }).format(kilobytes / 1000 ** step);
}

/** Why files were not taken into a message. */
export const draftWords: Record<DraftProblem, () => string> = {
  'too-large': () => m.chat_file_too_large({ size: sizeWords(limits.fileBytes) }),
  'too-many': () => m.chat_files_too_many({ most: String(mostFiles) }),
  unreadable: m.chat_file_unreadable,
};

const lossWords: Record<FileLoss, () => string> = {
  left: m.file_lost_left,
  withdrawn: m.file_lost_withdrawn,
  unreadable: m.file_lost_unreadable,
  malformed: m.file_lost_malformed,
  full: m.file_lost_full,
};

/** How it is with a file, beside its size; empty where its button says it. */
export function fileWords(file: ChatFile): string {
  if (file.kind === 'own') {
    if (file.isWithdrawn) return m.file_taken_back();
    return file.takers === 0 ? '' : m.file_takers({ count: file.takers });
  }
  if (file.loss !== null) return lossWords[file.loss]();
  return file.stage === 'waiting' ? m.file_waiting() : '';
}
