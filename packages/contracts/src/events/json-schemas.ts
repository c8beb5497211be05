import { z } from 'zod';
import { cloudEventSchema } from './cloud-event.ts';
import type { EventContract } from './event-contract.ts';
import { contracts } from './registry.ts';

/** A JSON Schema document. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * JSON Schema 2020-12 of a type's whole event, attributes and data, made from the zod schemas that ingest uses. What
 * JSON Schema cannot say (an end before its start, a zone that exists) only ingest checks.
 */
function jsonSchemaOf(contract: EventContract): JsonSchema {
  const event = cloudEventSchema.extend({ type: z.literal(contract.type), data: contract.schema });
  const { $schema, ...schema } = z.toJSONSchema(event, { target: 'draft-2020-12', io: 'input' });
  return { $schema, $id: `urn:counterweight:schema:${contract.type}`, title: contract.type, ...schema };
}

/** Every type's schema, by type. */
export function jsonSchemas(): ReadonlyMap<string, JsonSchema> {
  return new Map(contracts.map((contract) => [contract.type, jsonSchemaOf(contract)]));
}

/** A schema as its committed snapshot holds it. */
export function schemaText(schema: JsonSchema): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
