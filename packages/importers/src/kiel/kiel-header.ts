import { type Pledge, pledgeSchema } from '@counterweight/domain/kinds';
import { donorOf, type When } from '@counterweight/domain/values';
import { readCategory, readSubcategory } from './kiel-category.ts';
import type { KielPackage } from './kiel-packages.ts';
import { refuseIssues } from './refuse-issues.ts';

/** Names the tracker's packages beyond this ledger. */
const KIEL_SCHEME = 'kiel-ukraine-support-tracker';

const MAX_TITLE = 300;
const MAX_NOTE = 2000;
const NO_TEXT = /^\W*$/;
/** A sentence of some length, so that an abbreviation's point does not end it. */
const FIRST_SENTENCE = /^.{40,}?[.!?](?=\s|$)/s;

/** The header of a package, or nothing where its donor or type cannot be understood; why is noted in its lead row. */
export function readHeader(aid: KielPackage, announced: When): Pledge | undefined {
  const { lead } = aid;
  const donor = donorOf(lead.text('countries'));
  if (donor === undefined) lead.refuse('no donor we know', 'countries');
  const category = readCategory(aid);
  if (donor === undefined || category === undefined) return undefined;
  const subcategory = readSubcategory(aid, category);
  const explanation = lead.text('explanation');
  const parsed = pledgeSchema.safeParse({
    donor,
    title: titleOf(aid),
    category,
    ...(subcategory !== undefined && { subcategory }),
    ...channel(aid),
    new_money: 'unknown',
    ...(aid.trackerId !== undefined && { external_ids: [{ scheme: KIEL_SCHEME, id: aid.trackerId }] }),
    announced,
    ...(!NO_TEXT.test(explanation) && { note: explanation.slice(0, MAX_NOTE) }),
  });
  if (!parsed.success) refuseIssues(lead, parsed.error.issues);
  return parsed.data;
}

function titleOf({ id, lead }: KielPackage): string {
  const explanation = lead.text('explanation').replace(/\s+/g, ' ');
  if (!NO_TEXT.test(explanation)) return (FIRST_SENTENCE.exec(explanation)?.[0] ?? explanation).slice(0, MAX_TITLE);
  const specific = lead.text('type_of_aid_specific');
  return NO_TEXT.test(specific) ? `Package ${id}` : `${specific}, package ${id}`;
}

function channel({ lead }: KielPackage) {
  if (!/^1(\.0*)?$/.test(lead.text('bilateral_loan_grant_made_through_imf_or_wb'))) return {};
  return { participants: [{ name: 'International Monetary Fund or World Bank', role: 'coordinator' }] };
}
