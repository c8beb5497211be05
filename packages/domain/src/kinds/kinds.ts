import { datasetKind } from './dataset/dataset.ts';
import type { Kind } from './kind.ts';
import { type KindName, kindNameSchema } from './kind-name.ts';
import { linkKind } from './link/link.ts';
import { meetingKind } from './meeting/meeting.ts';
import { membershipKind } from './membership/membership.ts';
import { pledgeKind } from './pledge/pledge-kind.ts';
import { rateKind } from './rate/rate.ts';
import { requestKind } from './request/request.ts';
import { restrictionKind } from './restriction/restriction.ts';
import { statementKind } from './statement/statement-kind.ts';
import { strikeKind } from './strike/strike.ts';

/** Every kind of entity, by name; event types are listed in this order. */
export const kinds = {
  strike: strikeKind,
  dataset: datasetKind,
  pledge: pledgeKind,
  rate: rateKind,
  restriction: restrictionKind,
  request: requestKind,
  meeting: meetingKind,
  membership: membershipKind,
  statement: statementKind,
  link: linkKind,
} as const satisfies Readonly<Record<KindName, Kind>>;

/** The kind of this name as storage gives it; nothing where the code that recorded it knew more kinds than this one. */
export function kindNamed(name: string): Kind | undefined {
  const known = kindNameSchema.safeParse(name);
  return known.success ? kinds[known.data] : undefined;
}
