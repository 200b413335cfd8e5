import { parsePeerMessage, talkRate, type PeerMessage } from '#protocol';
import type { Mesh } from '../call/mesh.ts';
import type { Publications } from '../call/sending/publications.ts';
import { Allowances } from './allowance.ts';
import type { Chat } from './chat.svelte.ts';
import type { Encoding } from './encoding.svelte.ts';
import type { Marking } from './marking.ts';
import type { Others } from './others.svelte.ts';
import type { OwnFiles } from './own-files.ts';
import type { OwnGestures } from './own-gestures.svelte.ts';
import type { Participant } from './participant.svelte.ts';
import type { ShareNews } from './share-news.svelte.ts';
import { UnaskedPictures } from './unasked-pictures.ts';

export interface FollowingMesh {
  readonly mesh: Mesh;
  readonly others: Others;
  readonly publications: Publications;
  readonly chat: Chat;
  /** One's own. */
  readonly gestures: OwnGestures;
  readonly files: OwnFiles;
  readonly shareNews: ShareNews;
  readonly marking: Marking;
  readonly encoding: Encoding;
}

/** What is added with each message, and seen or heard of by the person. */
const talk: ReadonlySet<PeerMessage['kind']> = new Set(['chat', 'file', 'hand', 'reaction']);

/** Hands on what comes from the others directly. */
export function followMesh(following: FollowingMesh): void {
  const { mesh, others, publications, chat, gestures, files, shareNews, marking, encoding } = following;
  const unasked = new UnaskedPictures();
  const allowances = new Allowances(talkRate);
  mesh.on('encoding', (ms) => {
    encoding.handleSample(ms);
  });
  mesh.on('error', (error) => {
    console.warn('mesh', error);
  });
  mesh.on('peer', ({ id, peer }) => {
    const participant = others.find(id);
    if (!participant) return;
    participant.handlePeer(peer);
    if (gestures.greeting !== null) peer.sendMessage(gestures.greeting);
    for (const greeting of shareNews.greetings) peer.sendMessage(greeting);
    peer.on('message', (data) => {
      handleMessage(participant, data);
    });
    peer.on('file-taken', (file) => {
      files.handleTaken(file, id);
    });
    peer.on('sample', (sample) => {
      participant.live.handleSample(sample, publications.sentTo(id));
    });
    peer.on('error', (error) => {
      console.warn('peer', id, error);
    });
  });

  /** Takes what came over a data channel; what is no message, or too much, is dropped. */
  function handleMessage(from: Participant, data: unknown): void {
    const message = parsePeerMessage(data);
    if (message && talk.has(message.kind) && !allowances.take(from.id, 1)) return;
    if (message?.kind === 'chat') chat.handleMessage(from.name, message.text);
    else if (message?.kind === 'hand') from.gestures.setHand(message.raised);
    else if (message?.kind === 'reaction') from.gestures.show(message.reaction);
    else if (message?.kind === 'file') {
      const offered = from.files.handleOffer({ ...message, id: message.file });
      if (!offered) return;
      unasked.handleOffer(from.id, offered);
      chat.handleFile(from.name, offered);
    } else if (message?.kind === 'file-withdrawn') from.files.handleWithdrawn(message.file);
    else if (message?.kind === 'share') from.shareNotes.handleMessage(message);
    else if (message?.kind === 'point' || message?.kind === 'draw' || message?.kind === 'clear')
      marking.handleMessage(from.id, message);
    else if (message) publications.handleMessage(from.id, message);
  }
}
