import { z } from 'zod';

/** How an answer shows the hash of a record's content. */
export const hashSchema = z.string().meta({
  description: 'SHA-256 of the salt, a newline, and the RFC 8785 canonical JSON of `{"data":…,"type":…}` of the event',
});

/** How an answer shows a record's salt. */
export const saltSchema = z.string();
