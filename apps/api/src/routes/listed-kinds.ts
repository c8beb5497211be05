import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Api } from '../api-deps.ts';
import { type ListedKind, serveListed } from '../entities/serve-listed.ts';
import { linkList } from '../links/link-list.ts';
import { meetingList } from '../meetings/meeting-list.ts';
import { membershipList } from '../memberships/membership-list.ts';
import { rateList } from '../rates/rate-list.ts';
import { requestList } from '../requests/request-list.ts';
import { restrictionList } from '../restrictions/restriction-list.ts';
import { statementList } from '../statements/statement-list.ts';

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
