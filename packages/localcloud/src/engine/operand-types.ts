import { type AttributeValue, typeOf } from './attribute-value.ts';
import { validationError } from './errors.ts';
import type { ConditionNode, Operand } from './expression-tree.ts';

const ORDERING = new Set(['<', '<=', '>', '>=', 'between']);
const OPERATOR_NAMES: Readonly<Record<string, string>> = { between: 'BETWEEN' };

function isLiteral(operand: Operand): operand is AttributeValue {
  return !Array.isArray(operand) && !('type' in operand);
}

function comparesWithItself(operands: readonly Operand[]): boolean {
  const [first, ...others] = operands.map((operand) => JSON.stringify(operand));
  return Array.isArray(operands[0]) && others.includes(first ?? '');
}

/** Refuses operands the grammar lets through and DynamoDB does not; `expression` names the request's member. */
export function checkOperandTypes(node: ConditionNode, expression: string): void {
  if (node.type === 'and' || node.type === 'or' || node.type === 'not') {
    for (const inner of node.args) checkOperandTypes(inner, expression);
    return;
  }
  if (node.type === 'in' && comparesWithItself(node.args)) {
    throw validationError(
      `Invalid ${expression}: The first operand must be distinct from the remaining operands for this operator or function; operator: IN`,
    );
  }
  if (!ORDERING.has(node.type)) return;
  for (const operand of node.args) {
    const type = isLiteral(operand) ? typeOf(operand) : undefined;
    if (type === undefined || type === 'S' || type === 'N' || type === 'B') continue;
    throw validationError(
      `Invalid ${expression}: Incorrect operand type for operator or function; operator: ${OPERATOR_NAMES[node.type] ?? node.type}, operand type: ${type}`,
    );
  }
}
