import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Api } from '../api-deps.ts';
import { linkList } from './link/link-list.ts';
import { meetingList } from './meeting/meeting-list.ts';
import { membershipList } from './membership/membership-list.ts';
import { rateList } from './rate/rate-list.ts';
import { requestList } from './request/request-list.ts';
import { restrictionList } from './restriction/restriction-list.ts';
import { type ListedKind, serveListed } from './serve-listed.ts';
import { statementList } from './statement/statement-list.ts';

/** The kinds whose routes differ only by what they show and filter. */
export const listedKinds: readonly ListedKind[] = [
  requestList,
  meetingList,
  restrictionList,
  membershipList,
  statementList,
  linkList,
  rateList,
];

/** Serves list, entity and history of each. */
export function serveListedKinds(app: OpenAPIHono, api: Api): void {
  for (const listed of listedKinds) serveListed(app, listed, api);
}
