// Who is met on a walk: names in the walk's language, and a drawn face before each camera.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { portraitPng, writePortrait, type Portrait } from '../screenshots/portrait.ts';
import { mediaFolder } from '../support/media-files.ts';
import type { Lang } from './words.ts';

/** What is said and what things are called on a walk. */
export interface Cast {
  /** The first is whose screen it is. */
  readonly names: readonly [string, string, string, string];
  /** What the first and the second write. */
  readonly said: readonly [string, string, string];
  readonly passphrase: string;
  /** What is new in a version. */
  readonly notes: string;
  /** Rooms on the network, by their access rule. */
  readonly rooms: Readonly<Record<'open' | 'knock' | 'passphrase' | 'invite' | 'locked' | 'full', string>>;
}

export const casts: Record<Lang, Cast> = {
  en: {
    names: ['Mina', 'Joon', 'Sora', 'Alexandra'],
    said: [
      'Can everyone see the plan?',
      'Yes, looks good. Shall we start?',
      'One moment, I am looking for the figures of last week. They are in the second table of https://example.org/figures.',
    ],
    passphrase: 'three paper lanterns',
    notes:
      'Calls take less of the processor when many are in a room.\nA camera that comes back is taken up again by itself.\nThe list of rooms shows who hosts each.',
    rooms: {
      open: 'Morning tea',
      knock: 'Interviews',
      passphrase: 'Garden committee of the whole neighbourhood',
      invite: 'Workshop',
      locked: 'Accounts',
      full: 'Choir',
    },
  },
  ko: {
    names: ['미나', '준', '소라', '제갈하늘'],
    said: [
      '다들 계획표 보이시나요?',
      '네, 잘 보여요. 이제 시작할까요?',
      '잠시만요, 지난주 수치를 찾고 있어요. https://example.org/figures에서 두 번째 표를 보시면 돼요.',
    ],
    passphrase: '종이 등불 세 개',
    notes:
      '여러 사람이 모인 방에서 프로세서를 덜 써요.\n다시 연결된 카메라를 알아서 이어 써요.\n방 목록에 누가 연 방인지 보여요.',
    rooms: {
      open: '아침 차 한 잔',
      knock: '면접',
      passphrase: '우리 동네 텃밭을 함께 가꾸는 사람들의 모임',
      invite: '공방',
      locked: '결산',
      full: '합창단',
    },
  },
};

const looks: readonly Portrait[] = [
  { wall: [206, 190, 168], skin: [236, 188, 160], hair: [52, 38, 32], shirt: [46, 110, 96], long: true },
  { wall: [150, 172, 188], skin: [224, 172, 138], hair: [28, 26, 28], shirt: [196, 92, 66], long: false },
  { wall: [178, 184, 150], skin: [200, 146, 112], hair: [70, 46, 34], shirt: [66, 82, 140], long: true },
  { wall: [190, 172, 190], skin: [240, 200, 176], hair: [150, 104, 60], shirt: [120, 70, 110], long: false },
];

/**
 * The file of somebody's camera, written once: small and slow, since four apps share a machine, and what is seen of it
 * on a picture is `faceOf`.
 */
export function cameraOf(person: number): string {
  const file = join(mediaFolder(), `portrait-${String(person)}.y4m`);
  if (!existsSync(file)) {
    mkdirSync(mediaFolder(), { recursive: true });
    writePortrait(file, lookOf(person), 180, 5);
  }
  return file;
}

const faces = new Map<number, string>();

/** What that camera sees, as a data URL. */
export function faceOf(person: number): string {
  const made = faces.get(person) ?? `data:image/png;base64,${portraitPng(lookOf(person)).toString('base64')}`;
  faces.set(person, made);
  return made;
}

function lookOf(person: number): Portrait {
  const look = looks[person];
  if (!look) throw new Error(`Nobody is number ${String(person)}`);
  return look;
}
