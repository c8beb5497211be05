import type { KindName } from '@counterweight/domain/kinds';
import { datasetEntity } from './dataset/dataset-entity.ts';
import type { Entity } from './entity.ts';
import { linkEntity } from './link/link-entity.ts';
import { meetingEntity } from './meeting/meeting-entity.ts';
import { membershipEntity } from './membership/membership-entity.ts';
import { pledgeEntity } from './pledge/pledge-entity.ts';
import { rateEntity } from './rate/rate-entity.ts';
import { requestEntity } from './request/request-entity.ts';
import { restrictionEntity } from './restriction/restriction-entity.ts';
import { statementEntity } from './statement/statement-entity.ts';
import { strikeEntity } from './strike/strike-entity.ts';

/** Every kind of entity, in the order of the API's description. */
export const entities: Readonly<Record<KindName, Entity>> = {
  strike: strikeEntity,
  pledge: pledgeEntity,
  request: requestEntity,
  meeting: meetingEntity,
  restriction: restrictionEntity,
  membership: membershipEntity,
  statement: statementEntity,
  link: linkEntity,
  rate: rateEntity,
  dataset: datasetEntity,
};
