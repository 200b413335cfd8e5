import { Hall } from '../hall/hall.ts';
import { createLab } from '../lab/network.ts';
import { test } from '../support/app.ts';
test('zz', async ({ launchBare }) => {
  test.setTimeout(300_000);
  const lab = await createLab(2);
  const [A, B] = lab.hosts;
  if (!A || !B) throw new Error();
  try {
    const [s, r] = [
      await launchBare({ namespace: A.namespace }),
      await launchBare({ namespace: B.namespace }),
    ];
    const hall = new Hall();
    await hall.open(s.window);
    await hall.open(r.window);
    await hall.enter(s.window, 'sender', []);
    await hall.publish('sender', 'camera');
    await hall.enter(r.window, 'v0', ['sender']);
    await hall.demand('v0', 'sender', { width: 1280, height: 720 });
    await s.window.waitForFunction(() => window.hall.inhabitant('sender').peers.has('v0'));
    await s.window.evaluate(() => {
      window.hall
        .inhabitant('sender')
        .peers.get('v0')
        ?.on('sample', (x) => {
          (window as any).last = x;
        });
    });
    const look = async (label: string) => {
      const x = await s.window.evaluate(() => (window as any).last ?? {});
      const layer = await hall.layer('sender', 'v0');
      const seen = await hall.seen('v0', 'sender');
      await hall.reset();
      console.log(
        label,
        layer?.layer,
        layer?.reason,
        'abr',
        Math.round(x.availableBitrate / 1000),
        'rtt',
        Math.round(x.roundTripMs),
        'loss',
        x.loss?.toFixed(2),
        'sent',
        Math.round(x.sentBitrate / 1000),
        '|',
        seen?.frames,
        seen?.height,
        seen?.longestGapMs,
      );
    };
    const run = async (label: string, seconds: number) => {
      for (let i = 0; i < seconds * 2; i++) {
        await r.window.evaluate(() => new Promise((x) => setTimeout(x, 500)));
        await look(label);
      }
    };
    await run('free', 6);
    await B.limitDownload(1000);
    await run('1mbit', 25);
    await B.limitDownload(null);
    await run('free again', 20);
    console.log(await hall.errors('sender'));
  } finally {
    await lab.destroy();
  }
});
