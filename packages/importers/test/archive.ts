import { zipSync } from 'fflate';

/** A zip archive of these files. */
export function archiveOf(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync({ ...files });
}
