import { createHash, createPublicKey, verify } from 'node:crypto';

/** A key that checks notes, as `<name>+<key id>+<base64 of 0x01 and the public key>` (C2SP signed-note, Ed25519). */
export interface NoteKey {
  readonly name: string;
  /** Four bytes that tell which key signed: not a secret, and no proof. */
  readonly id: Uint8Array;
  /** 32 bytes, of Ed25519. */
  readonly publicKey: Uint8Array;
}

/** Signs notes with an Ed25519 key that nobody else holds: a file on one machine, or a key service. */
export interface Signer {
  readonly name: string;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** 64 bytes over the whole message (RFC 8032, Ed25519 without a prehash). */
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** `text`: what is signed, its last newline included. `refused`: why it must not be believed. */
export type OpenedNote =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: 'no_note' | 'not_signed_by_key' | 'signature_wrong' };

const ED25519 = 1;
const KEY_BYTES = 32;
const ID_BYTES = 4;
const SIGNATURE_BYTES = 64;
/** What stands before the 32 bytes of a key in its SubjectPublicKeyInfo (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** The key with its id: the first bytes of SHA-256 over name, newline, 0x01 and the public key. */
export function noteKey({ name, publicKey }: Pick<Signer, 'name' | 'publicKey'>): NoteKey {
  if (!/^[^\s+\p{Cc}]+$/u.test(name)) throw new TypeError('the name of a key has neither spaces nor plus signs');
  if (publicKey.length !== KEY_BYTES) throw new TypeError(`an Ed25519 key of ${publicKey.length} bytes`);
  const digest = createHash('sha256').update(`${name}\n`).update(Uint8Array.of(ED25519)).update(publicKey).digest();
  return { name, id: digest.subarray(0, ID_BYTES), publicKey };
}

/** The key as one line of text, which is what is published. */
export function writeNoteKey({ name, id, publicKey }: NoteKey): string {
  const key = Buffer.concat([Uint8Array.of(ED25519), publicKey]).toString('base64');
  return `${name}+${Buffer.from(id).toString('hex')}+${key}`;
}

/** `undefined` where the text is no such key, or its id is not that of its name and key. */
export function readNoteKey(text: string): NoteKey | undefined {
  const [, name, id, key] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text.trim()) ?? [];
  if (name === undefined || key === undefined || !isExactBase64(key)) return undefined;
  const bytes = Buffer.from(key, 'base64');
  if (bytes.length !== KEY_BYTES + 1 || bytes[0] !== ED25519) return undefined;
  const read = noteKey({ name, publicKey: bytes.subarray(1) });
  return Buffer.from(read.id).toString('hex') === id ? read : undefined;
}

/** A signed note. The text is of lines, each ended by a newline. */
export async function signNote(text: string, signer: Signer): Promise<string> {
  if (!text.endsWith('\n') || text.includes('\n\n')) throw new TypeError('a note is of lines that are not empty');
  const { id } = noteKey(signer);
  const signature = await signer.sign(new TextEncoder().encode(text));
  return `${text}\n— ${signer.name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

/** The text of a note that the key signed; signatures of other keys are passed over, as C2SP signed-note says. */
export function openNote(note: string, key: NoteKey): OpenedNote {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return { ok: false, reason: 'no_note' };
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures = lines.map((line) => /^— ([^\s+]+) ([A-Za-z0-9+/]+=*)$/.exec(line));
  if (!signatures.every((parts) => parts !== null && isExactBase64(parts[2]))) return { ok: false, reason: 'no_note' };
  const own = signatures.flatMap((parts) => {
    const [, name, encoded = ''] = parts ?? [];
    const bytes = Buffer.from(encoded, 'base64');
    return name === key.name && bytes.subarray(0, ID_BYTES).equals(key.id) ? [bytes.subarray(ID_BYTES)] : [];
  });
  if (own.length === 0) return { ok: false, reason: 'not_signed_by_key' };
  const isSigned = own.every((signature) => signature.length === SIGNATURE_BYTES && isSignedBy(text, signature, key));
  return isSigned ? { ok: true, text } : { ok: false, reason: 'signature_wrong' };
}

/** Whether the text is what its bytes encode to: several texts decode to the same bytes where bits are left over. */
function isExactBase64(text = ''): boolean {
  return Buffer.from(text, 'base64').toString('base64') === text;
}

function isSignedBy(text: string, signature: Uint8Array, { publicKey }: NoteKey): boolean {
  const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text), key, signature);
}
