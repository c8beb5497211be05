import type { FieldShape } from './field-shape.ts';

type Container = Record<string, unknown>;
type Path = readonly string[];

/** The plain attribute values of one map or list of a request, by their names in it. */
interface PlainValues {
  readonly path: Path;
  readonly values: ReadonlyMap<string, unknown>;
}

/**
 * Takes the plain attribute values, which are nearly all of a request, out of it and leaves `null` in their places. dynalite
 * gives such a value back as it is, after a hundred steps.
 */
export function takePlainValues(
  request: object,
  shape: Readonly<Record<string, string | FieldShape>>,
): readonly PlainValues[] {
  const taken: PlainValues[] = [];
  takeFromMembers(request, shape, [], taken);
  return taken;
}

/** Puts them where they were, in the request or in what its check made of it. */
export function putBack(request: unknown, taken: readonly PlainValues[]): void {
  for (const { path, values } of taken) {
    let container: unknown = request;
    for (const name of path) container = isContainer(container) ? container[name] : undefined;
    if (!isContainer(container)) continue;
    for (const [name, value] of values) container[name] = value;
  }
}

const ATTRIBUTE_VALUE = 'AttrStruct<ValueStruct>';

function takeFromMembers(
  holder: unknown,
  shape: Readonly<Record<string, string | FieldShape>>,
  path: Path,
  taken: PlainValues[],
): void {
  if (!isContainer(holder)) return;
  for (const [name, field] of Object.entries(shape)) {
    if (typeof field !== 'string') takeFrom(holder[name], field, [...path, name], taken);
  }
}

function takeFrom(value: unknown, { type, children }: FieldShape, path: Path, taken: PlainValues[]): void {
  if (!isContainer(value) || children === undefined) return;
  if (children === ATTRIBUTE_VALUE) {
    const values = new Map(Object.entries(value).filter(([name, each]) => name !== '__proto__' && isPlain(each)));
    for (const name of values.keys()) value[name] = null;
    if (values.size > 0) taken.push({ path, values });
  } else if (isField(children)) {
    for (const [name, each] of Object.entries(value)) takeFrom(each, children, [...path, name], taken);
  } else if (typeof children !== 'string' && !/List|Map/.test(type)) {
    takeFromMembers(value, children, path, taken);
  }
}

function isField(children: NonNullable<FieldShape['children']>): children is FieldShape {
  return typeof children !== 'string' && typeof children.type === 'string';
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

/** Whether an attribute value is a text, a number, a boolean or bytes, written as it must be. */
function isPlain(value: unknown): boolean {
  if (!isContainer(value) || Array.isArray(value)) return false;
  const [type, ...others] = Object.keys(value);
  const content = type === undefined ? undefined : value[type];
  if (others.length > 0) return false;
  if (type === 'S' || type === 'N') return typeof content === 'string';
  if (type === 'BOOL') return typeof content === 'boolean';
  return type === 'B' && typeof content === 'string' && Buffer.from(content, 'base64').toString('base64') === content;
}
