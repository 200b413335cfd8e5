/** A track as the engine gives it for a shared screen, or its sound. */
export class ScreenTrack {
  readonly name: string;
  readonly copies: ScreenTrack[] = [];
  readyState = 'live';
  contentHint = '';
  onended: (() => void) | null = null;

  constructor(name: string) {
    this.name = name;
  }

  clone(): ScreenTrack {
    const copy = new ScreenTrack(this.name);
    this.copies.push(copy);
    return copy;
  }

  applyConstraints(): Promise<void> {
    return Promise.resolve();
  }

  stop(): void {
    this.readyState = 'ended';
  }
}
