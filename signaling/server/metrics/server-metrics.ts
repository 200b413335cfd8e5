import { monitorEventLoopDelay } from 'node:perf_hooks';
import { refusals, requests, type Answer, type Refusal } from '#protocol';
import { Metrics } from './metrics.ts';

/** The name of a request. */
export type RequestName = keyof typeof requests;

/** Why a connection was not let in, or was ended by the server. */
const rejections = [
  /** A page of another site. */
  'origin',
  /** The server or the address has as many connections as it may. */
  'limit',
  /** A frame that is too large or is none. */
  'frame',
  /** Too much in too short a time, or too little taken of what was sent. */
  'flood',
  /** A TLS handshake, an HTTP request or an upgrade that went wrong or came to no end. */
  'handshake',
  /** No `hello` in time. */
  'hello',
] as const;
export type Rejection = (typeof rejections)[number];

/** What is counted as it happens. */
export interface Counters {
  readonly metrics: Metrics;
  /** A request was answered. */
  answered: (event: RequestName, answer: Answer) => void;
  refused: (reason: Refusal) => void;
  rejected: (reason: Rejection) => void;
  /** Stops measuring. */
  close: () => void;
}

/** What is read when somebody asks. */
export interface Levels {
  sockets: () => number;
  participants: () => number;
  rooms: () => number;
}

/** The numbers of one server. */
export function serverMetrics(levels: Levels): Counters {
  const metrics = new Metrics();
  metrics.gauge('madang_sockets', 'Open WebSocket connections.', levels.sockets);
  metrics.gauge('madang_participants', 'Participants in rooms.', levels.participants);
  metrics.gauge('madang_rooms', 'Open rooms.', levels.rooms);
  const names = Object.keys(requests).filter((name): name is RequestName => Object.hasOwn(requests, name));
  const granted = metrics.counter(
    'madang_requests_granted_total',
    'Requests that did what they asked for: join counts joins, signal counts relayed signals.',
    'event',
    names,
  );
  const refused = metrics.counter('madang_refusals_total', 'Requests refused.', 'reason', refusals);
  const rejected = metrics.counter(
    'madang_connections_rejected_total',
    'Connections that were not let in or were ended by the server.',
    'reason',
    rejections,
  );
  return {
    metrics,
    refused,
    rejected,
    answered: (event, answer) => {
      if (answer.ok) granted(event);
      else refused(answer.reason);
    },
    close: addProcess(metrics),
  };
}

const nanoseconds = 1e-9;
const resolutionMs = 20;

// Names as Prometheus' own clients give them.
function addProcess(metrics: Metrics): () => void {
  metrics.gauge('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss());
  metrics.gauge('nodejs_heap_size_used_bytes', 'Heap in use.', () => process.memoryUsage().heapUsed);
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  metrics.gauge('nodejs_eventloop_delay_p99_seconds', 'Event loop delay since the last reading.', () =>
    secondsOf(delay.percentile(99)),
  );
  metrics.gauge('nodejs_eventloop_delay_max_seconds', 'The longest since the last reading.', () => {
    const longest = secondsOf(delay.max);
    delay.reset();
    return longest;
  });
  return () => {
    delay.disable();
  };
}

// The histogram measures how far apart its ticks are, which is at least its resolution.
function secondsOf(measured: number): number {
  return Math.max(0, measured * nanoseconds - resolutionMs / 1_000);
}
