import type { Words } from '../words.ts';

/** What the command line says in Korean. */
export const ko: Words = {
  help: `창 없이 마당 방을 엽니다. 멈출 때까지(Ctrl+C 또는 SIGTERM) 열려 있습니다.

  방
  --host [방]     열 방의 이름. 여러 번 쓸 수 있습니다
  --access 규칙   들어오는 방법: open(기본, 누구나), knock(방장 허락),
                  passphrase(암호), invite(초대 링크)
  --passphrase-file 파일
                  첫 줄이 암호인 파일 (--access passphrase와 함께)
  --owner ID      방장의 참가자 ID. 그 사람이 앱에서 연 방의 초대 링크에서
                  "owner=" 뒤에 있습니다
  --capacity N    한 방에 함께 있을 수 있는 사람 수 (기본이자 최대 50)
  --config 파일   위의 모든 것을 방마다 따로 정하는 JSON 파일.
                  명령줄에 쓴 것이 먼저입니다

  서버
  --name 이름     다른 사람에게 보이는 이름
  --port N        방을 열 포트 (기본 7420, 쓰이고 있으면 다음 빈 포트를 쓰고 알려 줍니다)
  --profile 폴더  호스트 인증서와 방의 ID, 비밀값을 두는 폴더. 다시 시작해도 링크가
                  그대로입니다. 한 번에 한 프로세스만 쓰세요

  그 밖에
  --links         보관된 방의 링크를 출력하고 끝냅니다
  --quiet         잘못된 것만 출력합니다
  --lang ko|en    언어
  --help          이 도움말

종료 코드: 0 요청대로 멈춤, 1 방을 열지 못함, 2 옵션이나 파일이 잘못됨.

  오늘 쓸 방       --host "차 한잔"
  비밀 링크로만    --host 이사회 --access invite
  집의 서버        --config /etc/madang.json --quiet

파일 형식, ICE 서버, systemd, 측정값: docs/deploy.md.`,
  roomOf: (owner) => `${owner}님의 방`,
  hosting: (room) => `"${room}" 방을 열었습니다.`,
  access: {
    open: '누구나 들어올 수 있습니다.',
    knock: '방장이 허락한 사람만 들어올 수 있습니다.',
    passphrase: '암호를 아는 사람만 들어올 수 있습니다.',
    invite: '링크로만 들어올 수 있습니다. 링크를 가진 사람은 누구나 들어옵니다.',
  },
  portTaken: (wanted, got) => `포트 ${String(wanted)}번이 쓰이고 있어 ${String(got)}번을 씁니다.`,
  noNetwork: '네트워크가 없습니다. 이 컴퓨터에서만 127.0.0.1로 들어올 수 있습니다.',
  noGuestApp: '브라우저용 페이지가 빌드되지 않았습니다. 마당 앱으로만 들어올 수 있습니다.',
  browserLinks: '브라우저에서:',
  certificateWarning: '이 호스트가 직접 만든 인증서라서 브라우저가 한 번 경고합니다.',
  inviteLink: '마당 앱에서:',
  scan: '또는 스캔하세요:',
  stopHint: () => 'Ctrl+C를 누르면 방이 끝납니다.',
  noMulticast: (detail) =>
    `네트워크가 멀티캐스트를 막습니다(${detail}). 목록에는 뜨지 않지만 링크로 들어올 수 있습니다.`,
  inside: (count, room) => `지금 ${String(count)}명이 ${room === null ? '방' : `"${room}" 방`}에 있습니다.`,
  closing: () => '방을 끝내는 중입니다.',
  closed: () => '방이 끝났습니다.',
  unknownOption: (option) => `알 수 없는 옵션입니다: ${option}. --help를 보세요.`,
  badValue: (option, hint) => `--${option}에 알맞은 값이 필요합니다: ${hint}. --help를 보세요.`,
  needsOption: (option, other) => `--access ${option}에는 --${other} 옵션이 필요합니다. --help를 보세요.`,
  joinNeedsDisplay: '방에 들어가려면 화면이 필요합니다. 화면이 없으면 방을 여는 것만 할 수 있습니다.',
  noFreePort: '빈 포트를 찾지 못했습니다.',
  cannotListen: (detail) => `여기에서는 서버를 열 수 없습니다(${detail}).`,
  noCluster: (detail) => `Redis 서버에 연결할 수 없습니다(${detail}).`,
  cannotKeep: (folder, detail) => `${folder}에 인증서와 방을 보관할 수 없습니다(${detail}).`,
  cannotRead: (file, detail) => `${file} 파일을 읽을 수 없습니다(${detail}).`,
  notJson: (file) => `${file} 파일이 JSON 형식이 아닙니다.`,
  badField: (file, field, expected) => `${file}: ${field} 값이 맞지 않습니다. 필요한 값: ${expected}.`,
  noKeptRooms: (folder) => `${folder}에서 연 방이 아직 없습니다.`,
  failed: (detail) => `방을 열지 못했습니다(${detail}).`,
};
