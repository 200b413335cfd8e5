/** The format's media type (Prometheus text exposition, version 0.0.4). */
export const metricsType = 'text/plain; version=0.0.4; charset=utf-8';

interface Family {
  type: 'counter' | 'gauge';
  help: string;
  samples: () => Iterable<readonly [labels: string, value: number]>;
}

/**
 * Numbers about a server, as Prometheus reads them. Labels are for closed sets of words that the code chooses:
 * nothing that a participant sent may become one, since each new value stays in memory.
 */
export class Metrics {
  readonly #families = new Map<string, Family>();

  /**
   * A number that only grows.
   * @param values those of the label that are shown from the start, at zero
   * @returns adds one under a value of the label
   */
  counter<V extends string>(
    name: string,
    help: string,
    label: string,
    values: readonly V[],
  ): (value: V) => void {
    const counts = new Map<V, number>(values.map((value) => [value, 0]));
    this.#families.set(name, {
      type: 'counter',
      help,
      samples: () => [...counts].map(([value, count]) => [`{${label}="${value}"}`, count] as const),
    });
    return (value) => {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    };
  }

  /** A number that is asked for when somebody reads. */
  gauge(name: string, help: string, read: () => number): void {
    this.#families.set(name, { type: 'gauge', help, samples: () => [['', read()]] });
  }

  /** All of them, in the order in which they were made. */
  text(): string {
    const lines: string[] = [];
    for (const [name, { type, help, samples }] of this.#families) {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
      for (const [labels, value] of samples()) lines.push(`${name}${labels} ${String(value)}`);
    }
    return `${lines.join('\n')}\n`;
  }
}
