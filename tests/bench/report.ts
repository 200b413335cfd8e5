// What every bench ends with: a table for people, and the same as JSON for machines.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../support/process.ts';

/** One line of the table: a name for each column. */
export type Row = Readonly<Record<string, string | number>>;

/** A number that a bench is about, and what it should be. */
export interface Figure {
  readonly value: number;
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** What a bench has measured. */
export interface Measured {
  readonly bench: string;
  readonly rows: readonly Row[];
  readonly figures: Readonly<Record<string, Figure>>;
  /** Load of the machine before the bench, one minute's average. */
  readonly loadBefore: number;
}

/** The middle one of the values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

/** Middle, least and greatest of measured milliseconds, as columns. */
export function spread(values: readonly number[]): Row {
  return {
    'median ms': Math.round(median(values)),
    'least ms': Math.round(Math.min(...values)),
    'most ms': Math.round(Math.max(...values)),
    runs: values.length,
  };
}

/** The load of the machine, one minute's average. */
export function loadNow(): number {
  return round(loadavg()[0] ?? NaN);
}

/** Prints the table and the figures with their budgets, and writes the file that BENCH_JSON names. */
export function publish({ bench, rows, figures, loadBefore }: Measured): void {
  const file = process.env['BENCH_JSON'];
  const machine = {
    system: `${type()} ${release()} ${arch()}`,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: round(totalmem() / 2 ** 30),
    loadBefore,
    loadAfter: loadNow(),
  };
  const versions = { ...projectVersion(), ...runtimeVersions(), node: process.versions.node };
  const numbers = Object.entries(figures).map(([name, { value }]) => [name, round(value)] as const);
  const lines = [
    `\n${bench}: ${String(machine.cores)} cores, ${String(machine.memoryGb)} GB, load ${String(loadBefore)} before and ${String(machine.loadAfter)} after`,
    Object.entries(versions)
      .map((entry) => entry.join(' '))
      .join(', '),
    '',
    formatTable(rows),
    '',
    ...Object.entries(figures).map(([name, figure]) => `${name} ${describe(figure)}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (file === undefined) return;
  const result = { bench, machine, versions, rows, figures: Object.fromEntries(numbers) };
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
}

/** The rows under their columns' names, numbers to the right. */
function formatTable(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))];
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at]?.length ?? 0)));
  const isNumber = columns.map((column) => rows.some((row) => typeof row[column] === 'number'));
  return cells
    .map((line) =>
      line
        .map((cell, at) => (isNumber[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function describe({ value, atMost, atLeast }: Figure): string {
  if (atMost === undefined && atLeast === undefined) return String(round(value));
  const holds = value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity);
  const budget = atMost === undefined ? `at least ${String(atLeast)}` : `at most ${String(atMost)}`;
  return `${String(round(value))} (budget ${budget}: ${holds ? 'holds' : 'MISSED'})`;
}

/** To two places after the point. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function projectVersion(): { madang: string } {
  const about: unknown = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8'));
  const version: unknown = about instanceof Object && 'version' in about ? about.version : undefined;
  return { madang: String(version) };
}

/** Asks the runtime itself, run as Node. */
function runtimeVersions(): { electron: string; chromium: string } {
  const runtime = process.env['MADANG_ELECTRON'];
  if (runtime === undefined) throw new Error('MADANG_ELECTRON must name the Electron executable');
  const print = 'process.stdout.write([process.versions.electron, process.versions.chrome].join())';
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const [electron = '', chromium = ''] = execFileSync(runtime, ['-e', print], {
    env,
    encoding: 'utf8',
  }).split(',');
  return { electron, chromium };
}
