// `npm run check:licences`: every installed package by its licence; ends with 1 when one may not be used.
import { licenceFaults } from './licences.ts';
import { listLicences } from './list-licences.ts';

const list = listLicences();
for (const [licence, packages] of Object.entries(list)) {
  process.stdout.write(`${licence}: ${packages.map(({ name }) => name).join(', ')}\n`);
}
const faults = licenceFaults(list);
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
