import { createCertificate, type Certificate } from '#signaling';

let made: Promise<Certificate> | null = null;

/** One certificate for every server of a test file. */
export function testCertificate(): Promise<Certificate> {
  made ??= createCertificate({ addresses: ['192.168.0.7'], hostName: 'studio' });
  return made;
}
