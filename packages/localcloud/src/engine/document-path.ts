import type { AttributeValue, Item } from './attribute-value.ts';
import type { DocumentPath } from './expression-tree.ts';

/** The value one step below `value`: a map's member or a list's element. */
export function stepInto(value: AttributeValue | undefined, step: string | number): AttributeValue | undefined {
  return typeof step === 'number' ? value?.L?.[step] : value?.M?.[step];
}

/** The value at a path, or undefined. */
export function valueAt(path: DocumentPath, item: Item): AttributeValue | undefined {
  let value: AttributeValue | undefined = { M: item };
  for (const step of path) {
    value = stepInto(value, step);
    if (value === undefined) return undefined;
  }
  return value;
}

interface Branch {
  leaf?: AttributeValue;
  readonly children: Map<string | number, Branch>;
}

function branchOf(paths: readonly DocumentPath[]): Branch {
  const root: Branch = { children: new Map() };
  for (const path of paths) {
    let branch = root;
    for (const step of path) {
      const next: Branch = branch.children.get(step) ?? { children: new Map() };
      branch.children.set(step, next);
      branch = next;
    }
    branch.leaf = {};
  }
  return root;
}

function pick(branch: Branch, value: AttributeValue): AttributeValue | undefined {
  if (branch.leaf) return value;
  if (value.L) {
    const steps = [...branch.children.keys()].filter((step) => typeof step === 'number').sort((a, b) => a - b);
    const picked = steps.flatMap((step) => pickChild(branch, value, step) ?? []);
    return picked.length > 0 ? { L: picked } : undefined;
  }
  if (!value.M) return undefined;
  const picked: Item = {};
  for (const step of branch.children.keys()) {
    const child = pickChild(branch, value, step);
    if (child) picked[String(step)] = child;
  }
  return Object.keys(picked).length > 0 ? { M: picked } : undefined;
}

function pickChild(branch: Branch, value: AttributeValue, step: string | number): AttributeValue | undefined {
  const child = branch.children.get(step);
  const inner = stepInto(value, step);
  return child && inner ? pick(child, inner) : undefined;
}

/** The parts of an item that the paths name, in DynamoDB's form: list elements close up in list order. */
export function projectItem(paths: readonly DocumentPath[], item: Item): Item {
  return pick(branchOf(paths), { M: item })?.M ?? {};
}
