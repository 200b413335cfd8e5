import { createSubscriber } from 'svelte/reactivity';

const subscribe = createSubscriber((update) => {
  document.addEventListener('fullscreenchange', update);
  return () => document.removeEventListener('fullscreenchange', update);
});

/** The whole window on the whole screen. */
export const fullscreen = {
  get isOn(): boolean {
    subscribe();
    return document.fullscreenElement !== null;
  },
  /** Must be called out of a press, else the engine refuses, and nothing changes. */
  async toggle(): Promise<void> {
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await document.documentElement.requestFullscreen();
    } catch (error) {
      console.warn('fullscreen', error);
    }
  },
};
