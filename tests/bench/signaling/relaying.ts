// What is measured of a crowd: how many signals get through, and how long one takes.
import { expectOk, type Attendee } from './crowd.ts';

/** How many signals of one sender are under way at a time when the server is to be busy. */
const underWay = 2;

// About a candidate's worth, signed.
const filling = 'x'.repeat(500);
const signature = 'A'.repeat(86);

/** The next of the same room of 50, so that both servers carry the same traffic. */
function partnerOf(crowd: readonly Attendee[], at: number): Attendee | undefined {
  const room = Math.floor(at / 50) * 50;
  const size = Math.min(50, crowd.length - room);
  return crowd[room + ((at - room + 1) % size)];
}

function signalTo({ id, session }: Attendee, mark: string): object {
  return { to: id, toSession: session, payload: `${mark} ${filling}`, signature };
}

/** Everyone sends to the next as fast as answers come. @returns signals a second */
export async function saturate(crowd: readonly Attendee[], ms: number): Promise<number> {
  const begin = performance.now();
  let relayed = 0;
  const send = async (attendee: Attendee, at: number): Promise<void> => {
    const to = partnerOf(crowd, at);
    while (to && performance.now() - begin < ms) {
      expectOk(await attendee.socket.emitWithAck('signal', signalTo(to, 'load')));
      relayed += 1;
    }
  };
  await Promise.all(Array.from({ length: underWay }, () => crowd.map(send)).flat());
  return relayed / ((performance.now() - begin) / 1_000);
}

/** A calm rate that both carry: from sending to arriving. @returns milliseconds of each signal */
export async function pace(crowd: readonly Attendee[], perSecond: number, ms: number): Promise<number[]> {
  const took: number[] = [];
  const arrived = ({ payload }: { payload: string }): void => {
    const [mark = ''] = payload.split(' ', 1);
    if (mark.startsWith('at:')) took.push(performance.now() - Number(mark.slice(3)));
  };
  for (const { socket } of crowd) socket.on('signal', arrived);
  const answers: Promise<unknown>[] = [];
  const begin = performance.now();
  for (let sent = 0; performance.now() - begin < ms;) {
    const due = Math.floor(((performance.now() - begin) / 1_000) * perSecond);
    for (; sent < due; sent += 1) {
      // Spread over the crowd, so that no one sender is all of it.
      const at = (sent * 7) % crowd.length;
      const [from, to] = [crowd[at], partnerOf(crowd, at)];
      if (!from || !to) continue;
      answers.push(from.socket.emitWithAck('signal', signalTo(to, `at:${String(performance.now())}`)));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  for (const answer of await Promise.all(answers)) expectOk(answer);
  for (const { socket } of crowd) socket.off('signal', arrived);
  return took;
}

/** The value below which a share of the values lies. @param share from 0 to 1 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}
