import { app, type Session } from 'electron';
import { log } from './logging.ts';
import { fingerprintOfPem, type Pins } from './pins.ts';

// Electron's verdicts: accept, refuse, and Chromium's own.
const accept = 0;
const refuse = -2;
const chromiumDecides = -3;

/**
 * Lets the page connect to pinned certificates. A pinned host that shows another one is refused, and every
 * other host gets Chromium's own verdict, which a self-signed certificate fails.
 */
export function trustPins(session: Session, pins: Pins): void {
  session.setCertificateVerifyProc(({ hostname, certificate, errorCode }, callback) => {
    const verdict = pins.judge(hostname, fingerprintOfPem(certificate.data));
    if (verdict === 'accept') {
      callback(accept);
      return;
    }
    if (verdict === 'refuse') log.warn('certificate refused: not the pinned one');
    // A pinned host is held to its pin even where an authority vouches for another certificate.
    callback(verdict === 'refuse' && errorCode === 0 ? refuse : chromiumDecides);
  });
  // Chromium remembers each verdict by host and certificate for half an hour, also for a pair that was refused
  // and pinned only then. Its own verdict, unlike a plain refusal, is asked about here each time.
  app.on('certificate-error', (event, _contents, url, _error, certificate, callback) => {
    const { hostname } = new URL(url);
    if (pins.judge(hostname, fingerprintOfPem(certificate.data)) !== 'accept') return;
    event.preventDefault();
    callback(true);
  });
}
