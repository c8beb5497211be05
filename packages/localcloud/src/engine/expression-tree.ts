import type { AttributeValue } from './attribute-value.ts';

/** A document path: attribute name first, then map keys and list positions. */
export type DocumentPath = readonly (string | number)[];

/** An operand: a path, a literal, or a call of `size`. */
export type Operand =
  | DocumentPath
  | AttributeValue
  | { readonly type: 'function'; readonly name: string; readonly args: readonly Operand[] };

/** A node of a parsed condition, as dynalite's grammar builds it. */
export type ConditionNode =
  | { readonly type: 'and'; readonly args: readonly ConditionNode[] }
  | { readonly type: 'or'; readonly args: readonly ConditionNode[] }
  | { readonly type: 'not'; readonly args: readonly ConditionNode[] }
  | OperatorNode;

/** A comparison or a function call. */
export type OperatorNode =
  | { readonly type: '=' | '<>' | '<' | '<=' | '>' | '>=' | 'in' | 'between'; readonly args: readonly Operand[] }
  | { readonly type: 'function'; readonly name: string; readonly args: readonly Operand[] };

/** The right side of SET: a path, a literal, a sum, a difference or a function. */
export type UpdateOperand =
  | DocumentPath
  | AttributeValue
  | { readonly type: 'add'; readonly args: readonly UpdateOperand[] }
  | { readonly type: 'subtract'; readonly args: readonly UpdateOperand[] }
  | { readonly type: 'function'; readonly name: string; readonly args: readonly UpdateOperand[] };

/** One clause of an update expression. */
export type UpdateSection =
  | { readonly type: 'set'; readonly path: DocumentPath; readonly val: UpdateOperand; readonly attrType?: string }
  | {
      readonly type: 'add' | 'delete';
      readonly path: DocumentPath;
      readonly val: AttributeValue;
      readonly attrType?: string;
    }
  | { readonly type: 'remove'; readonly path: DocumentPath; readonly attrType?: string };

export interface ParsedCondition {
  readonly expression: ConditionNode;
  readonly nestedPaths: Readonly<Record<string, boolean>>;
  readonly pathHeads: Readonly<Record<string, boolean>>;
}

export interface ParsedUpdate {
  readonly sections: readonly UpdateSection[];
  readonly paths: readonly DocumentPath[];
  readonly nestedPaths: Readonly<Record<string, boolean>>;
}

export interface ParsedProjection {
  readonly paths: readonly DocumentPath[];
  readonly nestedPaths: Readonly<Record<string, boolean>>;
}

/** The bound of one key attribute in a query, e.g. `{ComparisonOperator: 'BETWEEN', AttributeValueList: [low, high]}`. */
export interface KeyBound {
  readonly ComparisonOperator: 'EQ' | 'LT' | 'LE' | 'GT' | 'GE' | 'BETWEEN' | 'BEGINS_WITH';
  readonly AttributeValueList: readonly AttributeValue[];
}
