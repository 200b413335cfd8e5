import { m } from '../../i18n/paraglide/messages.js';
import type { Trouble } from '../../state/troubles.svelte.ts';

/** What went wrong in the app itself, and what came of it. */
export function troubleWords({ reason, file }: Trouble): string {
  if (reason === 'unexpected') return m.trouble_unexpected();
  if (reason === 'page-restarted') return m.trouble_page_restarted();
  if (reason === 'file-not-saved') return m.trouble_file_not_saved();
  if (reason === 'settings-unreadable')
    return file === null ? m.trouble_settings_stuck() : m.trouble_settings({ file });
  return file === null ? m.trouble_hosts_stuck() : m.trouble_hosts({ file });
}
