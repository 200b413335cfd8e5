/** Takes one line: what happened, with ids. Never a name, a description, a candidate or chat. */
export type Log = (line: string) => void;
