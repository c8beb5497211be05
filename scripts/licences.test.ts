import { describe, expect, test } from 'vitest';
import { exceptions, licenceFaults } from './licences.ts';
import { listLicences } from './list-licences.ts';

describe('what is installed', () => {
  const list = listLicences();
  const names = Object.values(list).flatMap((packages) => packages.map(({ name }) => name));

  test('is all under licences that bind nobody to publish', () => {
    expect(names.length).toBeGreaterThan(100);
    expect(names).toContain('@aws-sdk/client-dynamodb');
    expect(licenceFaults(list)).toEqual([]);
  });

  test('needs the exceptions that are made, beside those of other machines', () => {
    const unused = Object.keys(exceptions).filter(
      (name) => !names.includes(name) && !/-(linux|darwin|win32)-/.test(name),
    );
    expect(unused).toEqual([]);
  });
});

describe('a licence', () => {
  const faultsOf = (licence: string) => licenceFaults({ [licence]: [{ name: 'planted', versions: ['1.0.0'] }] });

  test.each(['GPL-3.0-only', 'MPL-2.0', 'Unknown', 'MIT AND GPL-2.0-only', 'SEE LICENSE IN LICENSE'])(
    '%s is refused, by the package',
    (licence) => {
      expect(faultsOf(licence)).toEqual([
        expect.stringContaining(`planted 1.0.0 is under ${licence}; allowed: 0BSD, `),
      ]);
    },
  );

  test.each(['MIT', 'MIT OR GPL-3.0-only', '(MIT AND BSD-3-Clause)', '(GPL-2.0-only OR (MIT AND ISC))'])(
    '%s is taken',
    (licence) => {
      expect(faultsOf(licence)).toEqual([]);
    },
  );
});
