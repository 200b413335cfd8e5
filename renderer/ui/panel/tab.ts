/** What the side panel can show, in the order of its tabs. */
export const tabs = ['chat', 'people', 'invite', 'connections'] as const;
export type Tab = (typeof tabs)[number];
