import { markRate, type MarkMessage } from '#protocol';
import { screenKinds, type ScreenKind } from '../call/publications.ts';
import { recordOf } from '../call/record-of.ts';
import { Allowances } from './allowance.ts';
import type { Others } from './others.svelte.ts';
import type { ShareNews } from './share-news.svelte.ts';
import type { Shares } from './shares.svelte.ts';
import { MarkPen } from './mark-pen.ts';
import { ShareMarks } from './share-marks.svelte.ts';

export interface MarkingOptions {
  readonly selfId: string;
  readonly others: Others;
  readonly shares: Shares;
  readonly shareNews: ShareNews;
  /** Hands a data-channel message to everyone who can take it now: marks are of the moment, and do not wait. */
  readonly tell: (text: string) => void;
}

/** Pointing at shares and drawing on them: what the others do, parsed and within bounds, and what this person does. */
export class Marking {
  readonly #options: MarkingOptions;
  /** On one's own shares; those on the shares of others go with them. */
  readonly #own = recordOf(screenKinds, () => new ShareMarks());
  readonly #allowances = new Allowances(markRate);
  readonly #unsubscribe: readonly (() => void)[];

  constructor(options: MarkingOptions) {
    this.#options = options;
    const { others, shares } = options;
    this.#unsubscribe = [
      others.on('gone', (id) => this.#forget(id)),
      shares.on('change', ({ slot }) => {
        if (!shares.of(slot.picture).active) this.#own[slot.picture].reset();
      }),
    ];
  }

  /** What is to be seen on one's own share. */
  own(kind: ScreenKind): ShareMarks {
    return this.#own[kind];
  }

  /** Takes what somebody says that they mark; what is of no share, not allowed or too much is dropped. */
  handleMessage(from: string, message: MarkMessage): void {
    const marks = this.#find(from, message.owner, message.share);
    if (!marks) return;
    if (!this.#allowances.take(from, message.kind === 'draw' ? message.points.length : 1)) return;
    if (message.kind === 'point') marks.point(from, message.at);
    else if (message.kind === 'draw') marks.draw(from, message.stroke, message.points);
    else marks.clear(from === message.owner ? undefined : from);
  }

  /** What this person points and draws with on a share. @param owner whose it is, by id */
  pen(owner: string, share: ScreenKind): MarkPen {
    const { selfId, tell } = this.#options;
    return new MarkPen({
      ...{ selfId, owner, share },
      marks: () => this.#find(selfId, owner, share),
      send: (message) => tell(JSON.stringify(message)),
    });
  }

  /** Lets others mark one's own share, or not; what they have marked goes. */
  takeMarks(kind: ScreenKind, takes: boolean): void {
    this.#options.shareNews.takeMarks(kind, takes);
    if (!takes) this.#own[kind].keepOnly(this.#options.selfId);
  }

  takesMarks(kind: ScreenKind): boolean {
    return this.#options.shareNews.takesMarks(kind);
  }

  close(): void {
    for (const stop of this.#unsubscribe) stop();
    for (const kind of screenKinds) this.#own[kind].reset();
  }

  /** The marks of a share on which somebody may mark now. */
  #find(by: string, owner: string, share: ScreenKind): ShareMarks | null {
    const { selfId, others, shares } = this.#options;
    if (owner === selfId) {
      const mayMark = by === selfId || this.takesMarks(share);
      return shares.of(share).active && mayMark ? this.#own[share] : null;
    }
    const found = others.shares.find(({ participant, kind }) => participant.id === owner && kind === share);
    return found && (by === owner || found.participant.shareNotes.takesMarks(share)) ? found.marks : null;
  }

  #forget(id: string): void {
    this.#allowances.forget(id);
    for (const kind of screenKinds) this.#own[kind].forget(id);
    for (const { marks } of this.#options.others.shares) marks.forget(id);
  }
}
