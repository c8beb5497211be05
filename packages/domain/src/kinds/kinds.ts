import { datasetKind } from './dataset/dataset-kind.ts';
import type { Kind } from './kind.ts';
import { linkKind } from './link/link-kind.ts';
import { meetingKind } from './meeting/meeting-kind.ts';
import { membershipKind } from './membership/membership-kind.ts';
import { pledgeKind } from './pledge/pledge-kind.ts';
import { rateKind } from './rate/rate-kind.ts';
import { requestKind } from './request/request-kind.ts';
import { restrictionKind } from './restriction/restriction-kind.ts';
import { statementKind } from './statement/statement-kind.ts';
import { strikeKind } from './strike/strike-kind.ts';

/** Every kind of entity, by name. */
export const kinds: Readonly<Record<string, Kind>> = {
  dataset: datasetKind,
  link: linkKind.kind,
  meeting: meetingKind.kind,
  membership: membershipKind.kind,
  pledge: pledgeKind,
  rate: rateKind,
  request: requestKind.kind,
  restriction: restrictionKind.kind,
  statement: statementKind.kind,
  strike: strikeKind,
};
