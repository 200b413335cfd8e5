import { hostname, networkInterfaces } from 'node:os';
import { lanAddresses, loadOrCreateCertificate, type Certificate } from '#signaling';

/** Thrown when the profile's folder cannot keep what must be kept; the cause says why. */
export class ProfileError extends Error {
  override readonly name = 'ProfileError';
}

/** This machine's addresses as links carry them. */
export function addressesHere(): string[] {
  return lanAddresses(networkInterfaces()).map(({ address }) => address);
}

/** The certificate that a profile keeps, made on first use. @throws ProfileError */
export function certificateIn(profile: string, addresses: string[]): Promise<Certificate> {
  return inProfile(profile, () => loadOrCreateCertificate(profile, { addresses, hostName: hostname() }));
}

/** Reads or writes something of a profile. @throws ProfileError for whatever goes wrong */
export async function inProfile<T>(profile: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new ProfileError(profile, { cause });
  }
}
