import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCertificate, type Certificate, type CertificateNames } from './certificate.ts';

const fileName = 'certificate.pem';
const ownerOnly = 0o600;

/**
 * The certificate kept in a folder, made on first use. It is kept even when addresses change, because those
 * who pinned it would be told that the host is another; a new one is made only when the old is missing,
 * unreadable or expired.
 * @param folder made when it is not there; the file in it is readable by its owner only
 * @throws the file system's error when a new certificate cannot be written
 */
export async function loadOrCreateCertificate(folder: string, names: CertificateNames): Promise<Certificate> {
  const file = join(folder, fileName);
  const kept = await readCertificate(file);
  if (kept) {
    await chmod(file, ownerOnly);
    return kept;
  }
  const made = await createCertificate(names);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Renamed into place, so that a crash or a full disk never leaves half a certificate.
  const draft = `${file}.${String(process.pid)}`;
  await writeFile(draft, `${made.cert.trim()}\n${made.key.trim()}\n`, { mode: ownerOnly });
  await rename(draft, file);
  return made;
}

async function readCertificate(file: string): Promise<Certificate | null> {
  try {
    const text = await readFile(file, 'utf8');
    const cert = block(text, 'CERTIFICATE');
    const key = block(text, 'PRIVATE KEY');
    const parsed = new X509Certificate(cert);
    const usable = parsed.checkPrivateKey(createPrivateKey(key)) && Date.parse(parsed.validTo) > Date.now();
    return usable ? { cert, key } : null;
  } catch {
    return null;
  }
}

function block(text: string, label: string): string {
  return new RegExp(`-----BEGIN ${label}-----[\\s\\S]+?-----END ${label}-----`).exec(text)?.[0] ?? '';
}
