import { z } from 'zod';

/** What `pnpm licenses list --json` answers: packages by their licence, as SPDX writes it. */
export const licenceListSchema = z.record(
  z.string(),
  z.array(z.object({ name: z.string(), versions: z.array(z.string()) })),
);
export type LicenceList = z.infer<typeof licenceListSchema>;

/** Permissive: nothing of ours has to be published for using it. */
export const allowedLicences: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
];

/** Packages under another licence, with why they may be used all the same. */
export const exceptions: Readonly<Record<string, string>> = {
  lightningcss:
    'MPL-2.0 binds changes to its own files; the test runner brings it along, unchanged, and nothing of it is deployed',
  'lightningcss-linux-arm64-gnu': 'as lightningcss, of which it is a part',
  'lightningcss-linux-x64-gnu': 'as lightningcss, of which it is a part',
};

/** What of the list may not be used, a line each; empty when all may. */
export function licenceFaults(list: LicenceList): readonly string[] {
  return Object.entries(list).flatMap(([licence, packages]) =>
    packages.flatMap(({ name, versions }) => {
      if (isAllowed(licence) || name in exceptions) return [];
      return [`${name} ${versions.join(', ')} is under ${licence}; allowed: ${allowedLicences.join(', ')}`];
    }),
  );
}

/** An SPDX expression of names, OR and AND: one of the alternatives has to be allowed in all its parts. */
function isAllowed(expression: string): boolean {
  const alternatives = expression.replace(/[()]/g, '').split(/ OR /i);
  return alternatives.some((each) => each.split(/ AND /i).every((licence) => allowedLicences.includes(licence.trim())));
}
