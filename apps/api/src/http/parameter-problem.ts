import type { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ProblemError } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** Turns the first thing wrong with a query or a path into a problem that names the parameter and what is allowed. */
export function parameterProblem(c: Context, issues: readonly Issue[], known: readonly string[]): ProblemError {
  const repeated = Object.entries(c.req.queries()).find(([, values]) => values.length > 1)?.[0];
  if (repeated !== undefined) {
    const detail = `${repeated} is given more than once; lists are joined by commas`;
    return new ProblemError('repeated_parameter', { detail, parameter: repeated });
  }
  return queryProblem(c.req.path, issues, known);
}

/** The same for a query of which each parameter was given once. */
export function queryProblem(path: string, issues: readonly Issue[], known: readonly string[]): ProblemError {
  const unknown = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  const [first] = unknown;
  if (first !== undefined) {
    const errors = unknown.map((field) => ({ field, message: 'is not a parameter of this address' }));
    const detail = `${first} is not a parameter of ${path}; there are: ${known.join(', ') || 'none'}`;
    return new ProblemError('unknown_parameter', { detail, parameter: first, allowed: known, errors });
  }
  const errors = issues.map((issue) => ({ field: issue.path.join('.'), message: messageOf(issue) }));
  const [issue] = issues;
  const parameter = String(issue?.path[0] ?? '');
  const allowed = issue === undefined ? undefined : allowedBy(issue);
  const detail = `${parameter}: ${errors[0]?.message ?? 'cannot be understood'}`;
  return new ProblemError('invalid_parameter', {
    detail,
    parameter,
    ...(allowed === undefined ? {} : { allowed }),
    errors,
  });
}

function messageOf(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'is needed';
  const allowed = issue.code === 'invalid_value' ? allowedBy(issue) : undefined;
  return allowed === undefined ? issue.message : `must be one of: ${allowed.join(', ')}`;
}

function allowedBy(issue: Issue): readonly string[] | undefined {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code === 'custom' && Array.isArray(issue.params?.allowed)) return issue.params.allowed.map(String);
  return undefined;
}
