import { type CloudEvent, contentHash, readEvent } from '@counterweight/contracts/events';
import { changesQuestion, eventResultsSchema, receiptsQuestion, recordsQuestion } from '@counterweight/contracts/http';
import { completeAnswer } from './complete-answer.ts';

export interface FakeApiOptions {
  /** What to say of an event instead of recording it. */
  readonly putAside?: (event: CloudEvent) => { outcome: 'conflict' | 'quarantined'; reason: string } | undefined;
  /** Answers a request by itself, before anything else; undefined lets it pass. */
  readonly intercept?: (request: Request, count: number) => Response | Error | undefined;
  /** How many polls of the changes feed pass before a record shows in it. */
  readonly lag?: number;
  readonly pageSize?: number;
}

interface FakeReceipt {
  readonly key: string;
  readonly outcome: string;
  readonly reason?: string;
  readonly firstId?: string;
}

interface Held {
  readonly kind: string;
  readonly entity: string;
  readonly record: string;
  readonly revision: number;
  readonly hash: string;
  readonly salt: string;
  readonly retracted: boolean;
}

/** The part of the API that `cw` speaks to, in memory, as a `fetch`. It records what the contracts take. */
export class FakeApi {
  readonly requests: string[] = [];
  readonly bodies: string[] = [];
  readonly tokens = new Set<string | null>();
  readonly held = new Map<string, Held>();
  readonly journal: Held[] = [];
  private readonly hidden: { held: Held; polls: number }[] = [];
  /** By bus id. */
  private readonly receipts = new Map<string, FakeReceipt>();
  private readonly firstIds = new Map<string, string>();
  private readonly options: FakeApiOptions;

  constructor(options: FakeApiOptions = {}) {
    this.options = options;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    this.requests.push(`${request.method} ${url.pathname}${url.search}`);
    this.tokens.add(request.headers.get('authorization'));
    const own = this.options.intercept?.(request, this.requests.length);
    if (own instanceof Error) throw own;
    if (own !== undefined) return own;
    if (url.pathname === '/v1/records') return this.records(url);
    if (url.pathname === '/v1/changes') return this.changes(url);
    if (url.pathname === '/v1/events') return this.take(await request.text());
    if (url.pathname === '/v1/receipts') return this.receipt(url);
    return Response.json({ title: 'There is no such path.' }, { status: 404 });
  };

  private salts = 0;

  /** Every live and retracted record, as text: for comparing what two imports came to. */
  contents(): readonly string[] {
    return [...this.held.values()].map(({ entity, hash, retracted }) => `${entity} ${hash} ${retracted}`).sort();
  }

  private records(url: URL): Response {
    const kind = url.searchParams.get('kind');
    const source = url.searchParams.get('source');
    const all = [...this.held.values()].filter((held) => held.kind === kind && held.entity.startsWith(`${source}:`));
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const size = this.options.pageSize ?? 1000;
    const headers = new Headers();
    if (from + size < all.length) {
      url.searchParams.set('cursor', String(from + size));
      headers.set('link', `<https://elsewhere.example${url.pathname}${url.search}>; rel="next"`);
    }
    const data = all.slice(from, from + size).map(({ kind: _, ...record }) => record);
    return Response.json(completeAnswer(recordsQuestion.answer, { data }), { headers });
  }

  private changes(url: URL): Response {
    for (const waiting of this.hidden.splice(0)) {
      if (waiting.polls <= 0) this.journal.push(waiting.held);
      else this.hidden.push({ ...waiting, polls: waiting.polls - 1 });
    }
    const after = Number(url.searchParams.get('after') ?? 0);
    const seq = this.journal.length;
    const through = Math.min(seq, after + (this.options.pageSize ?? 1000));
    const data = this.journal
      .slice(after, through)
      .map(({ retracted: _, salt: __, ...held }, index) => ({ ...held, seq: after + index + 1 }));
    return Response.json(completeAnswer(changesQuestion.answer, { data, through, seq }));
  }

  private take(body: string): Response {
    this.bodies.push(body);
    const results = body
      .trimEnd()
      .split('\n')
      .map((line, index) => this.takeOne(JSON.parse(line), index));
    const any = results.some(({ status }) => status === 'taken');
    return Response.json(completeAnswer(eventResultsSchema, { results }), { status: any ? 202 : 422 });
  }

  private takeOne(value: unknown, index: number) {
    const reading = readEvent(value);
    if (!reading.ok) return { index, status: 'refused' as const, code: reading.code, errors: reading.faults };
    const { event, name } = reading;
    const busId = `bus-${this.receipts.size + 1}`;
    const aside = this.options.putAside?.(event);
    const first = this.firstIds.get(`${name.entity} ${name.record} ${name.revision}`);
    const outcome = first === undefined ? { outcome: 'accepted' } : { outcome: 'duplicate', firstId: first };
    this.receipts.set(busId, { key: `${event.source} ${event.id}`, ...(aside ?? outcome) });
    if (aside === undefined) {
      this.firstIds.set(`${name.entity} ${name.record} ${name.revision}`, first ?? event.id);
      this.record(event, name);
    }
    return { index, status: 'taken' as const, id: event.id, event_id: busId, counted_by_default: true };
  }

  private record(event: CloudEvent, name: Omit<Held, 'hash' | 'salt' | 'retracted'>): void {
    const key = `${name.entity} ${name.record}`;
    if ((this.held.get(key)?.revision ?? 0) >= name.revision) return;
    const { kind, entity, record, revision } = name;
    const retracted = /[._](retracted|withdrawn)\./.test(event.type);
    const salt = `${this.salts++}`;
    const hash = contentHash(salt, event.type, event.data);
    const held = { kind, entity, record, revision, hash, salt, retracted };
    this.held.set(key, held);
    this.hidden.push({ held, polls: this.options.lag ?? 0 });
  }

  private receipt(url: URL): Response {
    const busId = url.searchParams.get('event_id');
    const key = `${url.searchParams.get('source')} ${url.searchParams.get('id')}`;
    const all = [...this.receipts].filter(([id, receipt]) => id === busId || receipt.key === key);
    const found = all.map(([, receipt]) => receipt);
    const refused = found.filter(({ reason }) => reason !== undefined);
    const receipt = (busId === null ? found.find(({ reason }) => reason === undefined) : undefined) ?? refused.at(-1);
    if (receipt === undefined) return Response.json({ title: 'Not yet, or never.' }, { status: 404 });
    const { outcome, firstId } = receipt;
    const quarantine = refused.map(({ reason }) => ({ stage: 'ingest', reason }));
    const visible = outcome === 'accepted' || outcome === 'duplicate' ? 7 : null;
    const answer = { outcome, ...(firstId && { first_id: firstId }), visible_at_seq: visible, quarantine };
    return Response.json(completeAnswer(receiptsQuestion.answer, answer));
  }
}
