import { Counter, Gauge, Registry } from 'prom-client';
import { refusals, requests, type Answer, type Refusal } from '#protocol';
import { addProcess } from './process-metrics.ts';

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
  /** All numbers in Prometheus' text form. */
  read: () => Promise<string>;
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
  /** Seats that are kept for participants whose connection is lost. */
  away: () => number;
  rooms: () => number;
}

/** The format's media type (Prometheus text exposition, version 0.0.4). */
export const metricsType = Registry.PROMETHEUS_CONTENT_TYPE;

/** The numbers of one server, in a registry of its own: a process may have several servers. */
export function serverMetrics(levels: Levels): Counters {
  const registry = new Registry();
  gauge(registry, 'madang_sockets', 'Open WebSocket connections.', levels.sockets);
  gauge(registry, 'madang_participants', 'Participants in rooms.', levels.participants);
  gauge(registry, 'madang_participants_away', 'Of them, those whose connection is lost.', levels.away);
  gauge(registry, 'madang_rooms', 'Open rooms.', levels.rooms);
  const names = Object.keys(requests).filter((name): name is RequestName => Object.hasOwn(requests, name));
  const granted = counter(registry, names, {
    name: 'madang_requests_granted_total',
    help: 'Requests that did what they asked for: join counts joins, signal counts relayed signals.',
    label: 'event',
  });
  const refused = counter(registry, refusals, {
    name: 'madang_refusals_total',
    help: 'Requests refused.',
    label: 'reason',
  });
  const rejected = counter(registry, rejections, {
    name: 'madang_connections_rejected_total',
    help: 'Connections that were not let in or were ended by the server.',
    label: 'reason',
  });
  return {
    read: () => registry.metrics(),
    refused,
    rejected,
    answered: (event, answer) => {
      if (answer.ok) granted(event);
      else refused(answer.reason);
    },
    close: addProcess((name, help, read) => {
      gauge(registry, name, help, read);
    }),
  };
}

function gauge(registry: Registry, name: string, help: string, read: () => number): void {
  const made = new Gauge({
    ...{ name, help, registers: [registry] },
    collect: () => {
      made.set(read());
    },
  });
}

/**
 * A number that only grows. Labels are for closed sets of words that the code chooses: nothing that a participant
 * sent may become one, since each new value stays in memory.
 * @param values those of the label that are shown from the start, at zero
 */
function counter<V extends string>(
  registry: Registry,
  values: readonly V[],
  { name, help, label }: { name: string; help: string; label: string },
): (value: V) => void {
  const made = new Counter({ name, help, labelNames: [label], registers: [registry] });
  // Looked up once: that costs more than counting.
  const children = new Map(values.map((value) => [value, made.labels(value)]));
  // One that was never seen would not be listed.
  for (const child of children.values()) child.inc(0);
  return (value) => {
    children.get(value)?.inc();
  };
}
