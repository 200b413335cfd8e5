export { announceRoom, type Announcement } from './announce.ts';
export {
  decodeAnnouncement,
  encodeAnnouncement,
  type AnnouncementFields,
  type FoundRecord,
} from './announcement-record.ts';
export { createCertificate, type Certificate, type CertificateNames } from './certificate.ts';
export { loadOrCreateCertificate } from './certificate-store.ts';
export { SignalingServerError, type SignalingServerFailure } from './errors.ts';
export { fingerprintOf } from './fingerprint.ts';
export type { IceConfig } from './ice-issuer.ts';
export { lanAddresses, type LanAddress } from './lan-addresses.ts';
export type { Log } from './log.ts';
export { MemoryRoomStore } from './memory-room-store.ts';
export type { NewRoom } from './room-keeper.ts';
export { roomRules, type RoomRules } from './room-rules.ts';
export type { RoomStore } from './room-store.ts';
export {
  createSignalingServer,
  type CloseReason,
  type SignalingServer,
  type SignalingServerOptions,
} from './signaling-server.ts';
