/** Whether Mod is the command key here. */
export const isMac = navigator.userAgent.includes('Mac');
