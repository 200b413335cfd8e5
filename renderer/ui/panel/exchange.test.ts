import { describe, expect, it } from 'vitest';
import { exchangeOf } from './exchange.ts';

type Seen = Parameters<typeof exchangeOf>[0];
const doneOf = (seen: Seen) =>
  exchangeOf(seen)
    .map(({ done }) => (done ? 'x' : '.'))
    .join('');
const sidesOf = (seen: Seen) =>
  exchangeOf(seen)
    .map(({ at }) => at[0])
    .join('');

describe('exchangeOf', () => {
  it('gives the newcomer steps 1, 2, 3 and 8, the other 4 to 7, and both the last', () => {
    expect(sidesOf({ offered: true, steps: [], connection: 'new' })).toBe('hhhtttthb');
    expect(sidesOf({ offered: false, steps: [], connection: 'new' })).toBe('ttthhhhtb');
  });

  it('ticks what the other side did once its answer is here', () => {
    const begun = ['create-offer', 'set-local-offer', 'send-offer'] as const;
    expect(doneOf({ offered: true, steps: begun, connection: 'connecting' })).toBe('xxx......');
    expect(doneOf({ offered: true, steps: [...begun, 'set-remote-answer'], connection: 'connecting' })).toBe(
      'xxxxxxxx.',
    );
  });

  it('ticks the newcomer’s last step only when the connection stands', () => {
    const steps = ['set-remote-offer', 'create-answer', 'set-local-answer', 'send-answer'] as const;
    expect(doneOf({ offered: false, steps: [], connection: 'new' })).toBe('.........');
    expect(doneOf({ offered: false, steps, connection: 'connecting' })).toBe('xxxxxxx..');
    expect(doneOf({ offered: false, steps, connection: 'connected' })).toBe('xxxxxxxxx');
  });
});
