import {
  bodies,
  forums,
  type KindName,
  kinds,
  meetingFormats,
  ratesSchema,
  relations,
  restrictionKinds,
} from '@counterweight/domain/kinds';
import { entityIdSchema, sourceOf } from '@counterweight/domain/values';
import { z } from 'zod';
import { comparedClaimSchema } from '../claims.ts';
import { dayParameter, donorParameter, listParameter } from '../parameters.ts';
import { heldUpSchema } from '../restrictions.ts';
import { datasetQuestions } from './dataset.ts';
import type { EntityQuestions } from './entity-questions.ts';
import { defineListedEntity, defineTabledEntity } from './listed-entity.ts';
import { pledgeQuestions } from './pledge.ts';
import { shownSingleRecord, warningsSchema } from './shown-single-record.ts';
import { strikeQuestions } from './strike.ts';

const addresses = z.array(z.string());
const forumParameter = listParameter('The forum.', Object.keys(forums));

const request = defineListedEntity(kinds.request, {
  summary: 'Requests, by the day they were made: what was asked for, how many, where, and in place of what',
  joined: {
    superseded_by: addresses.meta({ description: 'Requests of the same source that stand in its place' }),
    warnings: warningsSchema,
  },
  filters: { forum: forumParameter },
  columns: ['title', 'forum', 'of', 'supersedes', 'superseded_by'],
});

const meeting = defineListedEntity(kinds.meeting, {
  summary: 'Meetings, by the day they were held: who asked for them, who made them public, and when',
  filters: {
    forum: forumParameter,
    meeting_format: listParameter('Who met.', meetingFormats),
    scheduling: listParameter('Its standing in the forum’s calendar.', ['scheduled', 'extraordinary']),
  },
  columns: ['forum', 'format', 'place', 'requested.by', 'requested.on', 'announced.on', 'convened_on', 'scheduling'],
});

const restriction = defineListedEntity(kinds.restriction, {
  summary: 'Restrictions, by their first day: what was held up, by whom, until when',
  joined: { held_up: heldUpSchema },
  filters: {
    kind: listParameter('The kind of restriction.', restrictionKinds),
    donor: donorParameter('The donor whose support is held up, where the restriction names one.'),
    pledge: listParameter('A pledge that it names, by id.', [], (id) => entityIdSchema.safeParse(id).data),
  },
  columns: [
    ...['kind', 'restricted_by', 'from', 'to'],
    ...['holds_up.donor', 'holds_up.category', 'holds_up.pledges', 'reason'],
  ],
});

const membership = defineListedEntity(kinds.membership, {
  summary: 'Memberships, by their first day: who was in which body, from when until when',
  filters: {
    on: dayParameter(
      'Memberships that make a member on this day, as the view of the coalition counts them: not those of unknown beginning that nobody attests by then.',
    ),
    body: listParameter('The body.', bodies),
    party: donorParameter('The member.'),
  },
  columns: ['party', 'body', 'from', 'attested_on', 'to'],
});

const statement = defineListedEntity(kinds.statement, {
  summary: 'Statements, by the day they were made: claims about the whole, which are in no sum',
  joined: {
    claims: z.array(comparedClaimSchema).meta({
      description: 'Each figure beside what the ledger computes for it, where one statement is shown',
    }),
  },
  filters: {
    topic: listParameter('The topic, a slug.', ['air-defence'], (topic) =>
      /^[a-z0-9-]{1,64}$/.test(topic) ? topic : undefined,
    ),
    measure: listParameter('What a figure of it is a measure of.', ['support', 'coalition', 'strikes', 'air_defence']),
  },
  columns: ['speaker.name', 'said_on', 'topic', 'claim'],
});

const link = defineListedEntity(kinds.link, {
  summary: 'Explicit ties between entities, with the words that say so; an end that nothing is known of is dangling',
  joined: {
    found_at: z.strictObject({ from: addresses, to: addresses }).meta({ description: 'Where each of its ends is' }),
    dangling: z
      .array(z.enum(['from', 'to']))
      .meta({ description: 'The ends that no live record of any source names; empty when both are there' }),
  },
  filters: {
    entity: listParameter('Either end, by id.', [], (id) => entityIdSchema.safeParse(id).data),
    relation: listParameter('The relation.', relations),
  },
  columns: ['from', 'relation', 'to', 'said_on', 'quote', 'restated', 'dangling'],
});

const ratesShown = shownSingleRecord({
  day: ratesSchema.shape.day,
  base: ratesSchema.shape.base,
  rates: z
    .record(z.string(), z.string())
    .meta({ description: 'How much of each currency one euro bought: a decimal number as text, by ISO 4217 code' }),
});
const rateRowSchema = z.object({
  id: entityIdSchema,
  day: z.string(),
  rates: z.record(z.string(), z.string()),
  seq: z.number(),
});

const rate = defineTabledEntity(kinds.rate, {
  title: 'day of rates',
  summary: 'Reference rates by day, of the dataset that views convert by',
  shown: ratesShown,
  filters: {},
  table: {
    rows: (entries) =>
      entries.flatMap((entry) => {
        const { rates, ...day } = rateRowSchema.parse(entry);
        return Object.entries(rates).map(([currency, quote]) => ({ ...day, currency, quote }));
      }),
    columns: [
      ['day', ({ day }) => day],
      ['source', ({ id }) => sourceOf(id)],
      ['currency', ({ currency }) => currency],
      ['rate', ({ quote }) => quote],
      ['seq', ({ seq }) => seq],
    ],
  },
});

/** The questions about the entities of each kind, in the order of the API's description. */
export const entityQuestions = {
  strike: strikeQuestions,
  pledge: pledgeQuestions,
  request,
  meeting,
  restriction,
  membership,
  statement,
  link,
  rate,
  dataset: datasetQuestions,
} as const satisfies Readonly<Record<KindName, EntityQuestions>>;
