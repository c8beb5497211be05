import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type LicenceList, licenceListSchema } from './licences.ts';

/** The licences of everything that is installed, for deployment or for work on it. Needs no network. */
export function listLicences(): LicenceList {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const { packageManager } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const arguments_ = ['-y', packageManager, '--recursive', 'licenses', 'list', '--json'];
  const { status, stdout, stderr } = spawnSync('npx', arguments_, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${packageManager} licenses list: ${stderr}`);
  return licenceListSchema.parse(JSON.parse(stdout));
}
