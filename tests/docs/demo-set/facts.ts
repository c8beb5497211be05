import {
  type Count,
  linkKind,
  meetingKind,
  membershipKind,
  pledgeSchema,
  requestKind,
  restrictionKind,
  statementKind,
  strikeKind,
  transactionSchema,
} from '@counterweight/domain/kinds';
import { type Money, type SourceReference, sourceReferencesSchema, type When } from '@counterweight/domain/values';
import { z } from 'zod';

/** A fact of the demo set as its page shows it. */
export interface Fact {
  /** Its entity's id without the namespace. */
  readonly entity: string;
  readonly day: string;
  readonly text: string;
  readonly sources: readonly SourceReference[];
}

type Said = readonly [day: string | undefined, text: string];

/** How the body of each kind is put into words. */
const bodies: Readonly<Record<string, (body: unknown) => Said>> = {
  strike: worded(strikeKind.body, ({ window, weapons, counts: { launched, destroyed, lost } }) => {
    const counted = [
      `${countText(launched)} launched`,
      `${countText(destroyed)} destroyed`,
      ...(lost === undefined ? [] : [`${countText(lost)} lost`]),
    ];
    return [window.end, `${weapons.map(({ name }) => name).join(' and ')}: ${counted.join(', ')}`];
  }),
  pledge: worded(pledgeSchema, ({ donor, title, announced }) => [dayText(announced), `${donor}: ${title}`]),
  transaction: worded(transactionSchema, ({ type, when, value, units = [] }) => {
    const items = units.map(({ item, count, qualifier }) => `${item}${manyText(count, qualifier)}`);
    const sum =
      value.known === 'money' ? [moneyText(value.money)] : value.known === 'undisclosed' ? ['undisclosed'] : [];
    return [dayText(when), `${type}: ${[...sum, ...items].join('; ')}`];
  }),
  request: worded(requestKind.body, ({ title, made, lines }) => {
    const items = lines.map(({ item, asked }) => {
      if (asked?.qualifier === 'between') return `${item} (${asked.low} to ${asked.high})`;
      return `${item}${manyText(asked?.count, asked?.qualifier)}`;
    });
    return [dayText(made), `${title}: ${items.join('; ')}`];
  }),
  meeting: worded(meetingKind.body, ({ forum, title = forum, place, convened_on }) => {
    return [convened_on, place === undefined ? title : `${title}, ${place}`];
  }),
  restriction: worded(restrictionKind.body, ({ restricted_by, reason, from, to = 'an unknown day', amount }) => {
    const held = amount === undefined ? '' : `, ${moneyText(amount)}`;
    return [from, `${restricted_by}, until ${to}${held}: ${reason}`];
  }),
  membership: worded(membershipKind.body, ({ party, body, from, attested_on, to }) => {
    const member = from === undefined ? `${body} has ${party} among its members` : `${party} joins ${body}`;
    return [from ?? attested_on, to === undefined ? member : `${member}; its last day is ${to}`];
  }),
  statement: worded(statementKind.body, ({ speaker, said_on, claim }) => [said_on, `${speaker.name}: ${claim}`]),
  link: worded(linkKind.body, ({ from, relation, to, said_on, quote, restated }) => {
    const tie = `${localId(from)} ${relation.replaceAll('_', ' ')} ${localId(to)}`;
    return [said_on, `${tie}: ${quote === undefined ? restated : `“${quote}”`}`];
  }),
};

const dataSchema = z.looseObject({ entity: z.string(), sources: sourceReferencesSchema });

/** What the data of an event say, of which day and by whose report. Throws where there is no body of a known kind. */
export function factOf(value: unknown): Fact {
  const { entity, sources, ...data } = dataSchema.parse(value);
  const [name = '', wording] = Object.entries(bodies).find(([name]) => name in data) ?? [];
  if (wording === undefined) throw new Error(`${entity} has nothing that the page can show`);
  const [day = 'unknown', text] = wording(data[name]);
  return { entity: localId(entity), day, text, sources };
}

function worded<Schema extends z.ZodType>(schema: Schema, say: (body: z.output<Schema>) => Said) {
  return (body: unknown) => say(schema.parse(body));
}

function dayText(when: When | undefined): string | undefined {
  return when?.precision === 'day' ? when.day : undefined;
}

function countText(count: Count | undefined): string {
  if (count === undefined) return 'an unknown number';
  return typeof count === 'number' ? String(count) : qualified(String(count.value), count.qualifier);
}

function manyText(count: number | undefined, qualifier: string | undefined): string {
  return count === undefined ? '' : ` (${qualified(count.toLocaleString('en'), qualifier)})`;
}

function moneyText({ amount, currency, qualifier }: Money): string {
  return qualified(`${currency} ${Number(amount).toLocaleString('en')}`, qualifier);
}

function qualified(number: string, qualifier = 'exactly'): string {
  return qualifier === 'exactly' ? number : `${qualifier.replaceAll('_', ' ')} ${number}`;
}

function localId(entity: string): string {
  return entity.slice(entity.indexOf(':') + 1);
}
