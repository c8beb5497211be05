import { z } from 'zod';
import type { RoleStatementModel } from '../../../template/model.ts';
import { inside, type Place, refuse } from '../../../template/refusal.ts';
import type { Resource } from '../../../template/resource-type.ts';

/** The services that have an endpoint here; what a role may do elsewhere is not read. */
const served = /^(dynamodb|events|lambda|s3|sqs):|^\*$/;

function listOf<S extends z.ZodType>(each: S) {
  return z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(each));
}

const actionSchema = z.looseObject({ Action: listOf(z.string()).optional() });
/** Single items: of a query or a scan the key is not told from the request here. */
const keyed = /^dynamodb:((Get|Put|Update|Delete|ConditionCheck)Item|PartiQLInsert)$/;
const conditionSchema = z.strictObject({
  'ForAllValues:StringLike': z.strictObject({ 'dynamodb:LeadingKeys': listOf(z.string()) }),
});
const statementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: listOf(z.string()),
  Resource: listOf(z.string()),
  Condition: conditionSchema.optional(),
});

/** A policy document whose statements are read one by one: those about other services may point at what does not run. */
export const policyDocument = z.object({ Statement: listOf(z.unknown()) });

/**
 * The statements of a document about services here, for each role they are attached to. Errors: `unsupported_template`
 * for one with a `Not...`, or with a condition that is not of the partition key of single items.
 */
export function readStatements(
  { resolve }: Pick<Resource<unknown>, 'resolve'>,
  document: z.infer<typeof policyDocument>,
  place: Place,
  roleNames: readonly string[],
): RoleStatementModel[] {
  return document.Statement.flatMap((statement, index) => {
    const actions = actionSchema.parse(statement).Action;
    if (actions !== undefined && !actions.some((action) => served.test(action))) return [];
    const here = inside(inside(place, 'Statement'), index);
    const parsed = statementSchema.safeParse(resolve(statement, here));
    if (!parsed.success) {
      return refuse(here, `this statement is not evaluated here: ${z.prettifyError(parsed.error)}`);
    }
    const { Effect: effect, Action, Resource, Condition } = parsed.data;
    if (Condition !== undefined && !Action.every((action) => keyed.test(action))) {
      return refuse(
        here,
        'this statement is not evaluated here: keys are told of single items only, not of queries or scans',
      );
    }
    const leadingKeys = Condition?.['ForAllValues:StringLike']['dynamodb:LeadingKeys'];
    const about = { effect, actions: Action, resources: Resource, ...(leadingKeys && { leadingKeys }) };
    return roleNames.map((roleName) => ({ roleName, ...about }));
  });
}
