import { z } from 'zod';

/** A publisher's namespace: a lowercase slug such as `ua-air-force-desk`. Only this source revises what it names. */
export const sourceSchema = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a lowercase slug: letters, digits and single hyphens')
  .brand<'Source'>();
export type Source = z.infer<typeof sourceSchema>;

/** `<source>:<local id>`; the local id has no slash, so that it fits one path segment, and no `#`, which the keys use. */
export const entityIdSchema = z
  .string()
  .max(200)
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*:[A-Za-z0-9._~:+-]+$/,
    '<source>:<local id>, the local id of letters, digits and . _ ~ : + -',
  )
  .brand<'EntityId'>();
export type EntityId = z.infer<typeof entityIdSchema>;

/** Names a record within its entity: `report` for a strike, a transaction's id for a pledge. */
export const recordIdSchema = z
  .string()
  .max(128)
  .regex(/^[A-Za-z0-9._~:+-]+$/, 'letters, digits and . _ ~ : + -')
  .brand<'RecordId'>();
export type RecordId = z.infer<typeof recordIdSchema>;

/** The highest revision wins. */
export const revisionSchema = z.number().int().min(1).max(1_000_000_000).brand<'Revision'>();
export type Revision = z.infer<typeof revisionSchema>;

/** A position in the journal; 0 is the position before anything was known. */
export type Seq = number & z.core.$brand<'Seq'>;
export const seqSchema = z.number().int().min(0).brand<'Seq'>();

/** The namespace that an entity id belongs to. */
export function sourceOf(entity: EntityId): Source {
  return sourceSchema.parse(entity.slice(0, entity.indexOf(':')));
}
