import type { CancellationReason } from '@counterweight/ledger';
import type { Gate } from '@counterweight/ledger/testing';

/** A request as DynamoDB's protocol has it: an operation's name and its body. */
export interface TableRequest {
  readonly operation: string;
  readonly body: TableMessage;
}

/** The members of requests and answers that a platform changes. */
export interface TableMessage {
  readonly Limit?: number;
  readonly RequestItems?: Readonly<Record<string, { readonly Keys: readonly object[] }>>;
  readonly UnprocessedKeys?: object;
  readonly TransactItems?: readonly object[];
  readonly Statements?: readonly {
    readonly Statement: string;
    readonly Parameters: readonly { readonly S?: string }[];
  }[];
  readonly Responses?: readonly { readonly Error?: object }[];
  readonly CancellationReasons?: readonly { readonly Code: string }[];
}

export interface TableAnswer {
  readonly status: number;
  readonly body: string;
}

/** Sends a request through a gate, where it may get lost on its way there or back, or be cancelled. */
export async function passRequest(
  { operation, body }: TableRequest,
  gate: Gate,
  ask: () => Promise<TableAnswer>,
): Promise<TableAnswer> {
  const isTransaction = operation === 'TransactWriteItems';
  const step = { port: 'ledger', method: isTransaction ? 'commit' : operation, args: [] } as const;
  const before = await gate({ ...step, moment: 'before', outcome: undefined });
  if (before?.type === 'throws') throw new Error(before.message);
  if (before?.type === 'cancels') return cancelled(withReasons(body, [], before.reasons));
  const answer = await ask();
  const committed = answer.status === 200;
  const outcome = isTransaction ? (committed ? { committed } : { committed, reasons: [] }) : undefined;
  const after = await gate({ ...step, moment: 'after', outcome });
  if (after?.type === 'throws') throw new Error(after.message);
  if (after?.type !== 'cancels' || committed) return answer;
  const { CancellationReasons = [] }: TableMessage = JSON.parse(answer.body);
  return cancelled(withReasons(body, CancellationReasons, after.reasons));
}

const CODES: Readonly<Partial<Record<CancellationReason['code'], string>>> = {
  conflict: 'TransactionConflict',
  throttled: 'ThrottlingError',
  invalid: 'ValidationError',
};

/** A reason for each item: those that were there, and more at items that had none. */
function withReasons(
  { TransactItems = [] }: TableMessage,
  own: readonly { readonly Code: string }[],
  more: readonly CancellationReason[],
): readonly { readonly Code: string }[] {
  const left = more.map(({ code }) => CODES[code] ?? 'ValidationError');
  return TransactItems.map((_, index) => {
    const held = own[index] ?? { Code: 'None' };
    return held.Code === 'None' ? { Code: left.shift() ?? 'None' } : held;
  });
}

function cancelled(CancellationReasons: readonly { readonly Code: string }[]): TableAnswer {
  const type = 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException';
  const Message = 'Transaction cancelled, please refer cancellation reasons for specific reasons';
  return { status: 400, body: JSON.stringify({ __type: type, Message, message: Message, CancellationReasons }) };
}

const QUERY_PAGE = 3;
const SCAN_PAGE = 20;

/** The request as a table answers it that gives short pages, and leaves some keys of a batch for the next request. */
export function shortened({ operation, body }: TableRequest, splits: boolean): TableRequest {
  const { Limit = Number.POSITIVE_INFINITY, RequestItems } = body;
  if (operation === 'Query') return { operation, body: { ...body, Limit: Math.min(Limit, QUERY_PAGE) } };
  if (operation === 'Scan') return { operation, body: { ...body, Limit: Math.min(Limit, SCAN_PAGE) } };
  if (operation !== 'BatchGetItem' || RequestItems === undefined || !splits) return { operation, body };
  const firsts = Object.entries(RequestItems).map(([table, { Keys, ...rest }]) => [
    table,
    { ...rest, Keys: Keys.slice(0, Math.ceil(Keys.length / 2)) },
  ]);
  return { operation, body: { ...body, RequestItems: Object.fromEntries(firsts) } };
}

/** The answer to a shortened batch, with the keys that it left. */
export function withLeftKeys(asked: TableRequest, sent: TableRequest, answer: TableAnswer): TableAnswer {
  const { RequestItems: all = {} } = asked.body;
  const { RequestItems: some = {} } = sent.body;
  const left = Object.entries(all).flatMap(([table, { Keys, ...rest }]) => {
    const others = Keys.slice(some[table]?.Keys.length ?? Keys.length);
    return others.length === 0 ? [] : [[table, { ...rest, Keys: others }]];
  });
  if (left.length === 0 || answer.status !== 200) return answer;
  return { ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), UnprocessedKeys: Object.fromEntries(left) }) };
}

/** The keys of the items that a batch of inserts has stored. */
export function storedKeys({ body }: TableRequest, { status, body: text }: TableAnswer) {
  if (status !== 200) return [];
  const { Responses = [] }: TableMessage = JSON.parse(text);
  return (body.Statements ?? []).flatMap(({ Statement, Parameters }, index) => {
    if (Responses[index]?.Error !== undefined) return [];
    const names = Array.from(Statement.matchAll(/'(\w+)': \?/g), ([, name]) => name);
    const [pk = '', sk = ''] = ['pk', 'sk'].map((name) => Parameters[names.indexOf(name)]?.S);
    return [{ pk, sk }];
  });
}
