import {
  linkKind,
  meetingKind,
  membershipKind,
  type ReportedKind,
  requestKind,
  restrictionKind,
  statementKind,
} from '@counterweight/domain/kinds';
import { recordIdSchema } from '@counterweight/domain/values';
import { singleRecordContract } from './event-contract.ts';

const record = recordIdSchema.parse('report');

/** The two events of a kind whose source reports an entity whole: `reported` and `retracted`. */
function reportedContracts({
  kind,
  reported,
  retracted,
}: Pick<ReportedKind<unknown>, 'kind' | 'reported' | 'retracted'>) {
  const { name } = kind;
  return {
    reported: singleRecordContract({
      type: `counterweight.${name}.reported.v1`,
      kind: name,
      status: 'live',
      record,
      schema: reported,
    }),
    retracted: singleRecordContract({
      type: `counterweight.${name}.retracted.v1`,
      kind: name,
      status: 'retracted',
      record,
      schema: retracted,
    }),
  };
}

export const { reported: restrictionReported, retracted: restrictionRetracted } = reportedContracts(restrictionKind);
export const { reported: requestReported, retracted: requestRetracted } = reportedContracts(requestKind);
export const { reported: meetingReported, retracted: meetingRetracted } = reportedContracts(meetingKind);
export const { reported: membershipReported, retracted: membershipRetracted } = reportedContracts(membershipKind);
export const { reported: statementReported, retracted: statementRetracted } = reportedContracts(statementKind);
export const { reported: linkReported, retracted: linkRetracted } = reportedContracts(linkKind);
