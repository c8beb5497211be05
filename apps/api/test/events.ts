import { type CloudEvent, cloudEventSchema } from '@counterweight/contracts/events';

export interface StrikeDraft {
  readonly source?: string;
  readonly local?: string;
  readonly revision?: number;
  readonly id?: string;
  readonly day?: string;
  readonly start?: string;
  readonly claimant?: string;
  readonly weapons?: readonly string[];
  readonly counts?: Readonly<Record<string, unknown>>;
  readonly aimed_at?: readonly unknown[];
  readonly targets?: readonly string[];
  readonly title?: string;
  readonly [more: string]: unknown;
}

/** A strike reported by the desk, with whatever the draft changes. */
export function reported(draft: StrikeDraft = {}): CloudEvent {
  const {
    source = 'desk',
    local = 's1',
    revision = 1,
    id = `${local}.r${revision}`,
    day = '2024-01-02',
    ...rest
  } = draft;
  const { start = day, claimant = 'ua-air-force', weapons = ['Kh-101'], counts = { launched: 10 }, ...others } = rest;
  const { title = 'Daily report', ...more } = others;
  return cloudEventSchema.parse({
    specversion: '1.0',
    id,
    source,
    type: 'counterweight.strike.reported.v1',
    data: {
      entity: `${source}:${local}`,
      revision,
      sources: [{ publisher: 'Air Force', title, published_on: day }],
      strike: {
        window: { start, end: day, zone: 'Europe/Kyiv' },
        claimant,
        weapons: weapons.map((name) => ({ name })),
        counts,
        ...more,
      },
    },
  });
}

/** The retraction of a strike. */
export function retracted(local: string, revision: number, source = 'desk'): CloudEvent {
  return cloudEventSchema.parse({
    specversion: '1.0',
    id: `${local}.r${revision}`,
    source,
    type: 'counterweight.strike.retracted.v1',
    data: {
      entity: `${source}:${local}`,
      revision,
      sources: [{ publisher: 'Air Force', title: 'Correction' }],
      reason: 'reported twice',
    },
  });
}

/** What a source says of its dataset. */
export function described(source: string, title: string, revision = 1): CloudEvent {
  return cloudEventSchema.parse({
    specversion: '1.0',
    id: `dataset.r${revision}`,
    source,
    type: 'counterweight.dataset.described.v1',
    data: {
      entity: `${source}:dataset`,
      revision,
      dataset: { title, publisher: 'A desk', covers: ['strike'] },
    },
  });
}
