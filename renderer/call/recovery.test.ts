import { beforeEach, describe, expect, it } from 'vitest';
import { Recovery } from './recovery.ts';
import { FakeTiming } from './testing/fake-timing.ts';

let timing: FakeTiming;
/** What was done, and when. */
let done: string[];
let recovery: Recovery;
beforeEach(() => {
  timing = new FakeTiming();
  done = [];
  const note = (what: string) => () => done.push(`${what} at ${timing.now()}`);
  recovery = new Recovery({ onRestart: note('restart'), onRebuild: note('rebuild'), timing });
});

describe('Recovery', () => {
  it('does nothing about a loss shorter than 2 s', () => {
    recovery.handleState('connected');
    recovery.handleState('disconnected');
    timing.pass(1_999);
    recovery.handleState('connected');
    timing.pass(60_000);
    expect(done).toEqual([]);
    expect(timing.pending).toBe(0);
  });

  it('restarts after 2 s of loss, however often it is told of it', () => {
    recovery.handleState('connected');
    recovery.handleState('disconnected');
    timing.pass(1_000);
    recovery.handleState('disconnected');
    timing.pass(1_000);
    expect(done).toEqual(['restart at 2000']);
  });

  it('restarts at once when the engine has given up', () => {
    recovery.handleState('connected');
    recovery.handleState('disconnected');
    timing.pass(500);
    recovery.handleState('failed');
    expect(done).toEqual(['restart at 500']);
  });

  it('restarts once at a change of the network, when the path still works', () => {
    recovery.handleState('connected');
    recovery.handleNetworkChange();
    timing.pass(120_000);
    expect(done).toEqual(['restart at 0']);
    recovery.handleState('failed');
    expect(done).toEqual(['restart at 0', 'restart at 120000']);
  });

  it('asks for a new connection after three restarts, and then leaves it alone', () => {
    recovery.handleState('connected');
    recovery.handleState('failed');
    timing.pass(120_000);
    expect(done).toEqual(['restart at 0', 'restart at 8000', 'restart at 16000', 'rebuild at 24000']);
    expect(timing.pending).toBe(0);
  });

  it('takes a connection that comes back as whole: the next loss has three restarts again', () => {
    recovery.handleState('connected');
    recovery.handleState('failed');
    timing.pass(20_000);
    recovery.handleState('connected');
    expect(timing.pending).toBe(0);
    done = [];
    recovery.handleState('failed');
    timing.pass(60_000);
    expect(done.map((each) => each.split(' ')[0])).toEqual(['restart', 'restart', 'restart', 'rebuild']);
  });

  it('lets a restart run its time while the state goes to and fro', () => {
    recovery.handleState('connected');
    recovery.handleState('failed');
    recovery.handleState('connecting');
    recovery.handleState('disconnected');
    timing.pass(7_999);
    expect(done).toEqual(['restart at 0']);
  });

  it('restarts at once at a change of the network, with all restarts to come', () => {
    recovery.handleState('connected');
    recovery.handleState('failed');
    timing.pass(17_000);
    done = [];
    recovery.handleNetworkChange();
    timing.pass(60_000);
    expect(done).toEqual(['restart at 17000', 'restart at 25000', 'restart at 33000', 'rebuild at 41000']);
  });

  it('leaves a connection alone that has not come about yet, unless it fails', () => {
    recovery.handleNetworkChange();
    recovery.handleState('connecting');
    recovery.handleState('disconnected');
    timing.pass(60_000);
    expect(done).toEqual([]);
    recovery.handleState('failed');
    expect(done).toEqual(['restart at 60000']);
  });

  it.each(['closed', 'close()'])('does nothing more once %s', (how) => {
    recovery.handleState('connected');
    recovery.handleState('disconnected');
    if (how === 'closed') recovery.handleState('closed');
    else recovery.close();
    timing.pass(60_000);
    expect(done).toEqual([]);
    expect(timing.pending).toBe(0);
  });
});
