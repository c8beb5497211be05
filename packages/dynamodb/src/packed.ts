import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';

/** A value as compressed JSON text, which takes a fraction of the write units. It comes back exactly as it was. */
export function pack(value: unknown): Uint8Array {
  return Uint8Array.from(deflateRawSync(JSON.stringify(value) ?? 'null'));
}

/** Reads what `pack` wrote, by the schema of what it holds. */
export function packed<Value>(schema: z.ZodType<Value>) {
  return z
    .instanceof(Uint8Array)
    .transform((bytes, context): unknown => {
      try {
        return JSON.parse(inflateRawSync(bytes).toString('utf8'));
      } catch {
        context.addIssue({ code: 'custom', message: 'is not compressed JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}
