import { httpsText } from './https-text.ts';

/** What `/metrics` says: the value of each series by its name and labels. */
export async function readNumbers(port: number): Promise<ReadonlyMap<string, number>> {
  const { body } = await httpsText('127.0.0.1', port, '/metrics');
  const lines = body.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

/** How many connections were rejected for a reason. */
export async function rejectedFor(port: number, reason: string): Promise<number> {
  return (await readNumbers(port)).get(`madang_connections_rejected_total{reason="${reason}"}`) ?? NaN;
}
