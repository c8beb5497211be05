import { z } from 'zod';
import type { PutRequest } from '../../template/model.ts';

const conditionKeys = ['events:source', 'events:detail-type', 'aws:PrincipalArn'] as const;

type ConditionBlock = { readonly [Key in keyof PutRequest]?: readonly string[] | undefined };

function listOf<S extends z.ZodType>(each: S) {
  return z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(each).min(1));
}

const text = z.string().refine((value) => !value.includes('${'), 'policy variables are not known here');
const exactArn = text.refine((value) => !/[*?]/.test(value), 'wildcards are not known here');
const aboutStrings = z
  .strictObject({
    'events:source': listOf(text).optional(),
    'events:detail-type': listOf(text).optional(),
    'aws:PrincipalArn': listOf(text).optional(),
  })
  .optional();
const aboutArns = z.strictObject({ 'aws:PrincipalArn': listOf(exactArn).optional() }).optional();

const principal = z
  .string()
  .regex(/^(\*|\d{12}|arn:aws:iam::\d{12}:(root|role\/[^*?]+))$/, 'expected *, an account or the ARN of a role');

/** A statement of a bus's policy, as much of the policy language as is evaluated here; the rest is no statement. */
export const policyStatementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.preprocess(
    (value) => (value === '*' ? { AWS: value } : value),
    z.strictObject({ AWS: listOf(principal) }),
  ),
  Action: listOf(z.literal('events:PutEvents')),
  Resource: listOf(z.string()),
  Condition: z
    .strictObject({
      StringEquals: aboutStrings,
      StringNotEquals: aboutStrings,
      ArnEquals: aboutArns,
      ArnNotEquals: aboutArns,
    })
    .default({}),
});

export type PolicyStatement = z.infer<typeof policyStatementSchema>;

/** Whether the statement, allowing or denying, is about this request: its principal is named and every condition holds. */
export function appliesTo({ Principal, Condition }: PolicyStatement, request: PutRequest): boolean {
  return (
    Principal.AWS.some((named) => isNamed(request['aws:PrincipalArn'], named)) &&
    holds(Condition.StringEquals, request, true) &&
    holds(Condition.StringNotEquals, request, false) &&
    holds(Condition.ArnEquals, request, true) &&
    holds(Condition.ArnNotEquals, request, false)
  );
}

/** Keys are joined by "and", the values of one key by "or"; a negated operator wants none of the values. */
function holds(block: ConditionBlock | undefined, request: PutRequest, listed: boolean): boolean {
  return conditionKeys.every((key) => {
    const values = block?.[key];
    return values === undefined || values.includes(request[key]) === listed;
  });
}

/** An account, by its number or as its root, names everybody in it. */
function isNamed(principalArn: string, named: string): boolean {
  if (named === '*' || named === principalArn) return true;
  const account = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(named)?.[1];
  return account !== undefined && principalArn.split(':')[4] === account;
}
