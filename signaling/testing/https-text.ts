import { request } from 'node:https';

/** What a GET over HTTPS gives, whatever the certificate. */
export interface Text {
  status: number | undefined;
  type: string | undefined;
  body: string;
}

/** Asks a server on this machine for a path, exactly as it is written. */
export function httpsText(
  host: string,
  port: number,
  path: string,
  headers: Record<string, string> = {},
): Promise<Text> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host, port, path, headers, rejectUnauthorized: false, agent: false },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (part: string) => (body += part));
        response.on('end', () => {
          resolve({ status: response.statusCode, type: response.headers['content-type'], body });
        });
      },
    );
    asked.on('error', reject).end();
  });
}
