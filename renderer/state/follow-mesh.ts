import { parsePeerMessage } from '#protocol';
import type { Mesh } from '../call/mesh.ts';
import type { Publications } from '../call/sending/publications.ts';
import type { Chat } from './chat.svelte.ts';
import type { Others } from './others.svelte.ts';
import type { Participant } from './participant.svelte.ts';

export interface FollowingMesh {
  readonly mesh: Mesh;
  readonly others: Others;
  readonly publications: Publications;
  readonly chat: Chat;
  /** Milliseconds per second spent in the encoders, once a second. */
  readonly onEncoding: (ms: number) => void;
}

/** Hands on what comes from the others directly. */
export function followMesh({ mesh, others, publications, chat, onEncoding }: FollowingMesh): void {
  mesh.on('encoding', onEncoding);
  mesh.on('error', (error) => {
    console.warn('mesh', error);
  });
  mesh.on('peer', ({ id, peer }) => {
    const participant = others.find(id);
    if (!participant) return;
    participant.handlePeer(peer);
    peer.on('message', (data) => {
      handleMessage(participant, data);
    });
    peer.on('sample', (sample) => {
      participant.live.handleSample(sample, publications.sentTo(id));
    });
    peer.on('error', (error) => {
      console.warn('peer', id, error);
    });
  });

  /** Takes what came over a data channel; what is no message is dropped. */
  function handleMessage(from: Participant, data: unknown): void {
    const message = parsePeerMessage(data);
    if (message?.kind === 'chat') chat.handleMessage(from.name, message.text);
    else if (message) publications.handleMessage(from.id, message);
  }
}
