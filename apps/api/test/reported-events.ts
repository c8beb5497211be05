import { type CloudEvent, cloudEventSchema } from '@counterweight/contracts/events';

interface Draft {
  readonly source?: string;
  readonly revision?: number;
}

const sources = [{ publisher: 'A newsroom', title: 'What was said', published_on: '2024-01-04' }];

/** An entity of a single-record kind. */
export function reported(
  kind: string,
  local: string,
  body: Readonly<Record<string, unknown>>,
  { source = 'desk', revision = 1 }: Draft = {},
): CloudEvent {
  return reportedEvent(kind, 'reported', { source, local, revision }, { [kind]: body });
}

/** The same taken back. */
export function retracted(kind: string, local: string, revision: number, source = 'desk'): CloudEvent {
  return reportedEvent(kind, 'retracted', { source, local, revision }, { reason: 'published twice' });
}

function reportedEvent(
  kind: string,
  verb: string,
  { source, local, revision }: Required<Draft> & { readonly local: string },
  data: Readonly<Record<string, unknown>>,
): CloudEvent {
  return cloudEventSchema.parse({
    specversion: '1.0',
    id: `${kind}.${local}.r${revision}`,
    source,
    type: `counterweight.${kind}.${verb}.v1`,
    data: { entity: `${source}:${local}`, revision, sources, ...data },
  });
}
