import { decimalOf } from '../../values/money/decimal.ts';
import { answerCoalition, type CoalitionAnswer } from '../coalition/coalition.ts';
import { type Computed, type CountedRows, type DatedMeasure, notComputed } from './claim-inputs.ts';

/** The size of a body, or of a part of it, on a day. Without any member named it is not known, and not zero. */
export function computeCoalition(
  { body, part, as_of }: DatedMeasure<'coalition'>,
  { stored, sources }: CountedRows,
): Computed {
  const answer = answerCoalition(stored, { sources, body, on: as_of });
  if (answer.members.length === 0) return notComputed(`the ledger names no member of ${body} on ${as_of}`);
  const size = part === undefined ? answer.members.length : partSize(answer, part);
  const which = part === undefined ? '' : ` ${part.members} ${part.body}`;
  return {
    known: true,
    value: decimalOf(size),
    unit: 'members',
    basis: `members of ${body}${which} on ${as_of} that memberships of ${sources.join(', ')} name`,
    notes: notesOn(answer, part?.body),
    number: { of: 'coalition', body, on: as_of, part, sources },
  };
}

function partSize({ parts }: CoalitionAnswer, { body, members }: NonNullable<DatedMeasure<'coalition'>['part']>) {
  return parts.find((each) => each.body === body)?.[members] ?? 0;
}

function notesOn({ unknownSince, parts }: CoalitionAnswer, partBody: string | undefined): readonly string[] {
  const unclear = parts.find(({ body }) => body === partBody)?.unknown ?? 0;
  return [
    ...(unknownSince.length === 0 ? [] : [`Members since an unknown day, not counted: ${unknownSince.length}.`]),
    ...(unclear === 0 ? [] : [`Members of which it is not known whether they are in ${partBody}: ${unclear}.`]),
  ];
}
