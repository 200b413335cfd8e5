import type { Language } from './options.ts';

/** Everything the command line says. */
export interface Words {
  help: string;
  roomOf(owner: string): string;
  hosting(room: string): string;
  portTaken(wanted: number, got: number): string;
  noNetwork: string;
  noGuestApp: string;
  browserLinks: string;
  certificateWarning: string;
  inviteLink: string;
  scan: string;
  stopHint: string;
  noMulticast(detail: string): string;
  inside(count: number): string;
  closing: string;
  closed: string;
  unknownOption(option: string): string;
  badValue(option: string, hint: string): string;
  joinNeedsDisplay: string;
  noFreePort: string;
  cannotListen(detail: string): string;
  cannotKeepCertificate(folder: string, detail: string): string;
  failed(detail: string): string;
}

const en: Words = {
  help: `Hosts a Madang room without a window.

  --host [ROOM]   name of the room
  --name NAME     your name, as the others see it
  --port N        port to host on (default 7420; the next free one is used and shown)
  --profile DIR   folder that keeps the host's certificate
  --lang ko|en    language
  --help          show this help`,
  roomOf: (owner) => `${owner}'s room`,
  hosting: (room) => `Hosting the room "${room}".`,
  portTaken: (wanted, got) => `Port ${String(wanted)} is taken: using ${String(got)}.`,
  noNetwork: 'No network: only this machine can reach the room, at 127.0.0.1.',
  noGuestApp: 'The page for browser guests is not built: only the Madang app can join.',
  browserLinks: 'In a browser:',
  certificateWarning: "The browser will warn once, because the certificate is this host's own.",
  inviteLink: 'In the Madang app:',
  scan: 'Or scan:',
  stopHint: 'Ctrl+C ends the room.',
  noMulticast: (detail) =>
    `The network refuses multicast (${detail}): the room is not listed by itself, the links work.`,
  inside: (count) => (count === 1 ? '1 person in the room.' : `${String(count)} people in the room.`),
  closing: 'Ending the room.',
  closed: 'The room has ended.',
  unknownOption: (option) => `Unknown option: ${option}. See --help.`,
  badValue: (option, hint) => `--${option} needs a value: ${hint}. See --help.`,
  joinNeedsDisplay: 'Joining a room needs a display. Without one, Madang can only host.',
  noFreePort: 'No free port was found.',
  cannotListen: (detail) => `The server cannot listen here (${detail}).`,
  cannotKeepCertificate: (folder, detail) => `The certificate cannot be kept in ${folder} (${detail}).`,
  failed: (detail) => `The room could not be hosted (${detail}).`,
};

const ko: Words = {
  help: `창 없이 마당 방을 엽니다.

  --host [방]     방 이름
  --name 이름     다른 사람에게 보이는 이름
  --port N        방을 열 포트 (기본 7420, 쓰이고 있으면 다음 빈 포트를 쓰고 알려 줍니다)
  --profile 폴더  호스트 인증서를 두는 폴더
  --lang ko|en    언어
  --help          이 도움말`,
  roomOf: (owner) => `${owner}님의 방`,
  hosting: (room) => `"${room}" 방을 열었습니다.`,
  portTaken: (wanted, got) => `포트 ${String(wanted)}번이 쓰이고 있어 ${String(got)}번을 씁니다.`,
  noNetwork: '네트워크가 없습니다. 이 컴퓨터에서만 127.0.0.1로 들어올 수 있습니다.',
  noGuestApp: '브라우저용 페이지가 빌드되지 않았습니다. 마당 앱으로만 들어올 수 있습니다.',
  browserLinks: '브라우저에서:',
  certificateWarning: '이 호스트가 직접 만든 인증서라서 브라우저가 한 번 경고합니다.',
  inviteLink: '마당 앱에서:',
  scan: '또는 스캔하세요:',
  stopHint: 'Ctrl+C를 누르면 방이 끝납니다.',
  noMulticast: (detail) =>
    `네트워크가 멀티캐스트를 막습니다(${detail}). 목록에는 뜨지 않지만 링크로 들어올 수 있습니다.`,
  inside: (count) => `지금 ${String(count)}명이 방에 있습니다.`,
  closing: '방을 끝내는 중입니다.',
  closed: '방이 끝났습니다.',
  unknownOption: (option) => `알 수 없는 옵션입니다: ${option}. --help를 보세요.`,
  badValue: (option, hint) => `--${option}에 알맞은 값이 필요합니다: ${hint}. --help를 보세요.`,
  joinNeedsDisplay: '방에 들어가려면 화면이 필요합니다. 화면이 없으면 방을 여는 것만 할 수 있습니다.',
  noFreePort: '빈 포트를 찾지 못했습니다.',
  cannotListen: (detail) => `여기에서는 서버를 열 수 없습니다(${detail}).`,
  cannotKeepCertificate: (folder, detail) => `${folder}에 인증서를 둘 수 없습니다(${detail}).`,
  failed: (detail) => `방을 열지 못했습니다(${detail}).`,
};

/** The words of each language. */
export const words: Readonly<Record<Language, Words>> = { en, ko };
