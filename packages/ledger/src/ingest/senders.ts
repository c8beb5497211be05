import { sourceSchema } from '@counterweight/domain/values';
import { z } from 'zod';
import type { QuarantineItem } from '../ports/quarantine.ts';

/** The envelope source under which the API puts events on the bus for its token holders; nobody else may use it. */
export const API_ENVELOPE_SOURCE = 'counterweight.api';

/** Another account that may put events on the bus, in envelopes of these sources and no others. */
export const publisherSchema = z.strictObject({
  account: z.string().regex(/^\d{12}$/, 'an account is 12 digits'),
  sources: z.array(sourceSchema).min(1),
});
export type Publisher = z.infer<typeof publisherSchema>;

/** Who may publish over the bus: an account, with the sources it may speak for in envelopes of those sources (`*` for any). */
export const senderRegistrySchema = z.strictObject({
  /** The account the API itself runs in. */
  apiAccount: z.string().min(1),
  accounts: z.array(z.strictObject({ account: z.string().min(1), sources: z.array(z.string().min(1)) })),
});
export type SenderRegistry = z.infer<typeof senderRegistrySchema>;

export interface EnvelopeSender {
  readonly account: string;
  readonly envelopeSource: string;
  /** What the envelope names beside; of the API's, whom it sent for. */
  readonly resources?: readonly string[];
}

export type Permission = { readonly permitted: true } | { readonly permitted: false; readonly reason: string };

const ACCOUNT = 'account:';
const TOKEN = 'token:';

/** The sender of what the holder of a token publishes over HTTPS: the token's id, which is no secret. */
export function tokenSender(id: string): string {
  return `${TOKEN}${id}`;
}

export interface Senders {
  /** A stable name for receipts and quarantine. */
  nameOf(sender: EnvelopeSender): string;
  /** Whether what came in this envelope may speak for a `detail.source`. */
  check(sender: EnvelopeSender, source: string): Permission;
}

/**
 * The envelope's source is the `detail.source`, except for the API's own, whose token holders were checked before it
 * published for them and which only the API's account may use.
 */
export function sendersOf(registry: SenderRegistry): Senders {
  const allowed = new Map<string, readonly string[]>();
  for (const { account, sources } of registry.accounts) {
    allowed.set(account, [...(allowed.get(account) ?? []), ...sources]);
  }
  return {
    nameOf({ account, envelopeSource, resources = [] }) {
      const isApi = envelopeSource === API_ENVELOPE_SOURCE && account === registry.apiAccount;
      const token = isApi ? resources.find((each) => each.startsWith(TOKEN)) : undefined;
      return token ?? `${ACCOUNT}${account}/${envelopeSource}`;
    },
    check({ account, envelopeSource }, source) {
      if (envelopeSource === API_ENVELOPE_SOURCE) {
        if (account === registry.apiAccount) return { permitted: true };
        return { permitted: false, reason: `only the API may send as ${API_ENVELOPE_SOURCE}` };
      }
      if (envelopeSource !== source) {
        return {
          permitted: false,
          reason: `the envelope's source is ${envelopeSource}; it must be the event's source`,
        };
      }
      const sources = allowed.get(account);
      if (sources === undefined) return { permitted: false, reason: `account ${account} is not a known publisher` };
      if (sources.includes('*') || sources.includes(source)) return { permitted: true };
      return { permitted: false, reason: `account ${account} may speak for: ${sources.join(', ')}` };
    },
  };
}

/**
 * The source that something in quarantine was sent as, by which its sender is known: the envelope's, which the bus vouches
 * for, and not the one claimed inside. What the API sent is its token holder's, whose claim it checked. `undefined` when
 * the envelope could not be read.
 */
export function sentAs(item: Pick<QuarantineItem, 'sender' | 'source'>): string | undefined {
  if (item.sender.startsWith(TOKEN)) return item.source;
  if (!item.sender.startsWith(ACCOUNT)) return undefined;
  const envelopeSource = item.sender.slice(item.sender.indexOf('/') + 1);
  return envelopeSource === API_ENVELOPE_SOURCE ? item.source : envelopeSource;
}
