import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimedSize, openCheckpoint, signCheckpoint } from './checkpoint.ts';
import { ensureKeyFile, keyFileSigner } from './key-file-signer.ts';
import { type NoteKey, noteKey, openNote, readNoteKey, type Signer, signNote, writeNoteKey } from './signed-note.ts';

let folder: string;
let signer: Signer;
let key: NoteKey;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'signed-note-'));
  ensureKeyFile(join(folder, 'key'));
  signer = keyFileSigner(join(folder, 'key'), 'example.org/journal');
  key = noteKey(signer);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The published example of Go's `golang.org/x/mod/sumdb/note`. */
const PUBLISHED_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PUBLISHED_NOTE = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

describe('a signed note', () => {
  test('of the published example is opened by its published key, and not when altered', () => {
    const published = readNoteKey(PUBLISHED_KEY);
    if (published === undefined) throw new Error('the published key is not read');
    expect(openNote(PUBLISHED_NOTE, published)).toMatchObject({ ok: true });
    expect(openNote(PUBLISHED_NOTE.replace('answer', 'Answer'), published)).toEqual({
      ok: false,
      reason: 'signature_wrong',
    });
  });

  test('is opened by the key that signed it, beside signatures of others', async () => {
    const note = await signNote('one\ntwo\n', signer);
    expect(openNote(note, key)).toEqual({ ok: true, text: 'one\ntwo\n' });
    const witnessed = `${note}— witness.example AAAAAAAA\n`;
    expect(openNote(witnessed, key)).toEqual({ ok: true, text: 'one\ntwo\n' });
  });

  test('with any character altered is refused', async () => {
    const note = await signNote('example.org/journal\n12\n', signer);
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.constantFrom('x', '7', '\n', ' '), (at, character) => {
        fc.pre(note[at] !== character);
        expect(openNote(note.slice(0, at) + character + note.slice(at + 1), key)).toMatchObject({ ok: false });
      }),
    );
  });

  test('whose signature ends in bits that encode nothing is refused', async () => {
    const note = await signNote('one\n', signer);
    const last = note.lastIndexOf('=') - 1;
    const altered = note.slice(0, last) + String.fromCharCode(note.charCodeAt(last) + 1) + note.slice(last + 1);
    expect(openNote(altered, key)).toEqual({ ok: false, reason: 'no_note' });
  });

  test('of another key is not signed by this one', async () => {
    ensureKeyFile(join(folder, 'other'));
    const other = keyFileSigner(join(folder, 'other'), signer.name);
    const note = await signNote('one\n', other);
    expect(openNote(note, key)).toEqual({ ok: false, reason: 'not_signed_by_key' });
    expect(openNote('one\n', key)).toEqual({ ok: false, reason: 'no_note' });
  });
});

test('a key is one line of text, and refused where its id is not its own', () => {
  const text = writeNoteKey(key);
  expect(readNoteKey(`${text}\n`)).toEqual(key);
  expect(readNoteKey(text.replace('example.org', 'example.com'))).toBeUndefined();
  expect(readNoteKey('example.org/journal')).toBeUndefined();
  expect(() => noteKey({ ...signer, name: 'two words' })).toThrow(TypeError);
});

test('a key file is its owner’s alone, stays what it is, and must hold an Ed25519 key', () => {
  const file = join(folder, 'key');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  ensureKeyFile(file);
  expect(keyFileSigner(file, signer.name).publicKey).toEqual(signer.publicKey);
  writeFileSync(join(folder, 'none'), 'no key');
  expect(() => keyFileSigner(join(folder, 'none'), 'a')).toThrow();
});

describe('a checkpoint', () => {
  const root = new Uint8Array(32).fill(7);

  test('says origin, size and root, in the lines that the format has', async () => {
    const note = await signCheckpoint({ size: 12, root }, signer);
    const encoded = Buffer.from(root).toString('base64');
    expect(note).toMatch(/^example\.org\/journal\n12\n.{44}\n\n— example\.org\/journal [A-Za-z0-9+/=]+\n$/);
    expect(note.split('\n')[2]).toBe(encoded);
    expect(openCheckpoint(note, key)).toMatchObject({ ok: true, checkpoint: { origin: signer.name, size: 12 } });
    expect(claimedSize(note)).toBe(12);
  });

  test('is refused when the key signed something else', async () => {
    for (const text of ['other.example\n12\n', `${signer.name}\n012\nAAAA\n`, `${signer.name}\n12\nAAAA\n`]) {
      expect(openCheckpoint(await signNote(text, signer), key)).toEqual({ ok: false, reason: 'no_checkpoint' });
    }
  });
});
