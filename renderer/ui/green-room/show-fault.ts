import { tick } from 'svelte';

/**
 * Brings what kept a form from being sent into view: the first field that is marked as wrong, with the focus, or else
 * the words. In a small window it may be far from the button.
 */
export async function showFault(form: HTMLFormElement): Promise<void> {
  await tick();
  const field = form.querySelector<HTMLElement>('[aria-invalid="true"]');
  if (field) field.focus();
  else form.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' });
}
