import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { jsonSchemas, schemaText } from './json-schemas.ts';

const folder = fileURLToPath(new URL('../../schemas/', import.meta.url));

describe('the committed schemas', () => {
  test('are those of the contracts, one a type', () => {
    expect(readdirSync(folder).sort()).toEqual([...jsonSchemas().keys()].map((type) => `${type}.json`).sort());
  });

  test.each([...jsonSchemas()])('%s has not drifted (npm run schemas rewrites it)', (type, schema) => {
    expect(readFileSync(`${folder}${type}.json`, 'utf8')).toBe(schemaText(schema));
  });
});

describe('a schema', () => {
  test.each([...jsonSchemas()])('%s is of JSON Schema 2020-12, fixes its type and closes its data', (type, schema) => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      additionalProperties: false,
      properties: { type: { const: type }, data: { type: 'object', additionalProperties: false } },
    });
  });

  test.each([...jsonSchemas()])('%s requires what CloudEvents requires, and data', (_, schema) => {
    expect(schema.required).toEqual(['specversion', 'id', 'source', 'type', 'data']);
  });
});
