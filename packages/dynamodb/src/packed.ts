import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';

/** A value as compressed JSON text, which takes a fraction of the write units. It comes back exactly as it was. */
export function pack(value: unknown): Uint8Array {
  const text = Buffer.from(JSON.stringify(value) ?? 'null');
  return Uint8Array.from(deflateRawSync(text, text.length <= SMALL ? smallText : {}));
}

/** Bytes of a text, or of one that is packed, for which less memory is set up than for one of any size. */
const SMALL = 4096;
/** What comes of a small text is the same, to the byte. */
const smallText = { windowBits: 13, memLevel: 6, chunkSize: 2048 };
const smallPacked = { chunkSize: 4096 };

/** Reads what `pack` wrote, by the schema of what it holds. */
export function packed<Value>(schema: z.ZodType<Value>) {
  return z
    .instanceof(Uint8Array)
    .transform((bytes, context): unknown => {
      try {
        return JSON.parse(inflateRawSync(bytes, bytes.length <= SMALL ? smallPacked : {}).toString('utf8'));
      } catch {
        context.addIssue({ code: 'custom', message: 'is not compressed JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}
