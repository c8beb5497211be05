// Rewrites the committed schema snapshots from the contracts, and removes those whose type is gone.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jsonSchemas, schemaText } from './events/json-schemas.ts';

const folder = fileURLToPath(new URL('../schemas/', import.meta.url));
mkdirSync(folder, { recursive: true });
const schemas = jsonSchemas();
for (const file of readdirSync(folder)) {
  if (!schemas.has(file.replace(/\.json$/, ''))) rmSync(join(folder, file));
}
for (const [type, schema] of schemas) writeFileSync(join(folder, `${type}.json`), schemaText(schema));
process.stdout.write(`${schemas.size} schemas written to ${folder}\n`);
