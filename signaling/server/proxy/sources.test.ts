import { afterEach, describe, expect, test } from 'vitest';
import { httpsText } from '../../testing/https-text.ts';
import { rejectedFor } from '../../testing/numbers.ts';
import { Participant, silent } from '../../testing/participant.ts';
import { headerOf, startProxy, type Proxy } from '../../testing/proxy.ts';
import { ended, rawTcp } from '../../testing/raw.ts';
import { closeServers, enter, refusal, start, startWithRoom } from '../../testing/servers.ts';
import { trustedAddresses } from './trusted.ts';

const proxies: Proxy[] = [];
afterEach(async () => {
  for (const proxy of proxies.splice(0)) proxy.close();
  await closeServers();
});

async function proxyTo(port: number, source: string): Promise<number> {
  const proxy = await startProxy(port, headerOf(source));
  proxies.push(proxy);
  return proxy.port;
}

describe('behind a trusted proxy', () => {
  test('each address has limits of its own', async () => {
    const limits = { requestsPerAddress: { burst: 3, perSecond: 0.01 } };
    const { port, room } = await startWithRoom(4, { limits, trustedProxies: ['127.0.0.1'] });
    const one = await proxyTo(port, '192.0.2.7');
    const other = await proxyTo(port, '192.0.2.8');
    const mina = await enter(one, room, 'Mina');
    expect(await mina.ask('media', silent)).toEqual({ ok: true });
    expect(await mina.ask('media', silent)).toMatchObject(refusal('too-many-requests'));
    const jun = await enter(other, room, 'Jun');
    expect(await jun.ask('media', silent)).toEqual({ ok: true });
    expect(await jun.ask('media', silent)).toMatchObject(refusal('too-many-requests'));
  });

  test('an address has as many connections as it may, and what comes from elsewhere is another', async () => {
    const { port } = await start({ limits: { socketsPerAddress: 1 }, trustedProxies: ['127.0.0.0/24'] });
    const one = await proxyTo(port, '192.0.2.7');
    const mina = await Participant.greet(one);
    await expect(Participant.connect(one)).rejects.toThrow();
    await Participant.greet(await proxyTo(port, '192.0.2.8'));
    const gone = mina.disconnected();
    mina.close();
    await gone;
    // The server hears of it a moment later.
    await expect
      .poll(() =>
        Participant.greet(one).then(
          ({ id }) => id.length,
          () => 0,
        ),
      )
      .toBe(43);
  });

  test('the numbers stay closed to others, though the proxy is on the same machine', async () => {
    const { port } = await start({ trustedProxies: ['127.0.0.1'] });
    const away = await proxyTo(port, '192.0.2.7');
    expect(await httpsText('127.0.0.1', away, '/health')).toMatchObject({ status: 200 });
    expect(await httpsText('127.0.0.1', away, '/metrics')).toMatchObject({ status: 404 });
    const here = await proxyTo(port, '127.0.0.1');
    expect(await httpsText('127.0.0.1', here, '/metrics')).toMatchObject({ status: 200 });
  });

  test('a connection that does not say where it comes from is closed, and counted', async () => {
    const { port } = await start({ trustedProxies: ['127.0.0.9'] });
    const socket = await rawTcp(port, '127.0.0.9');
    socket.write('GET /health HTTP/1.1\r\n\r\n');
    await ended(socket);
    const silentOne = await rawTcp(port, '127.0.0.9');
    await ended(silentOne);
    expect(await rejectedFor(port, 'handshake')).toBe(2);
  });
});

test('nobody else says where they come from', async () => {
  const { port, room } = await startWithRoom(4, { trustedProxies: ['127.0.0.9'] });
  await expect(Participant.connect(await proxyTo(port, '192.0.2.7'))).rejects.toThrow();
  await enter(port, room);
});

describe('trusted addresses', () => {
  test.each([
    [['10.0.0.2'], '10.0.0.2', true],
    [['10.0.0.2'], '::ffff:10.0.0.2', true],
    [['10.0.0.2'], '10.0.0.3', false],
    [['10.0.0.0/24', '2001:db8::/32'], '10.0.0.200', true],
    [['10.0.0.0/24', '2001:db8::/32'], '2001:db8:1::5', true],
    [['10.0.0.0/24', '2001:db8::/32'], '10.0.1.1', false],
    [[], '10.0.0.2', false],
    [['0.0.0.0/0'], '', false],
  ])('%j: %s is %s', (named, address, isTrusted) => {
    expect(trustedAddresses(named)?.(address)).toBe(isTrusted);
  });

  test.each(['', 'balancer', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0', '::1/129'])(
    '%j is none',
    (named) => {
      expect(trustedAddresses([named])).toBe(null);
    },
  );
});
