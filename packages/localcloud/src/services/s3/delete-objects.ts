import { type Asked, objectArn, type S3Response } from './operation.ts';
import { readContent } from './read-content.ts';
import { S3Error } from './s3-error.ts';
import { unescapeText, type XmlContent, xmlDocument } from './xml.ts';

const mostKeys = 1000;

/** DeleteObjects: each key by itself, so that one that the caller may not delete stops no other. */
export async function deleteObjects({ bucket, message, permit }: Asked): Promise<S3Response> {
  const { keys, quiet } = readDelete((await readContent(message)).toString('utf8'));
  const outcomes = keys.map((Key): { readonly Deleted?: XmlContent; readonly Error?: XmlContent } => {
    try {
      permit('s3:DeleteObject', objectArn(bucket, Key));
      bucket.delete(Key);
      return quiet ? {} : { Deleted: { Key } };
    } catch (error) {
      if (!(error instanceof S3Error)) throw error;
      return { Error: { Key, Code: error.code, Message: error.message } };
    }
  });
  const body = xmlDocument('DeleteResult', {
    Deleted: outcomes.flatMap((each) => (each.Deleted === undefined ? [] : [each.Deleted])),
    Error: outcomes.flatMap((each) => (each.Error === undefined ? [] : [each.Error])),
  });
  return { status: 200, headers: { 'content-type': 'application/xml' }, body };
}

/** The keys a `Delete` document names, as SDKs write it. Errors: `MalformedXML`, for versions and conditions too. */
function readDelete(xml: string): { readonly keys: readonly string[]; readonly quiet: boolean } {
  const [, inner] = /^\s*(?:<\?xml[^>]*\?>\s*)?<Delete(?: xmlns="[^"]*")?>(.*)<\/Delete>\s*$/s.exec(xml) ?? [];
  const keys: (string | undefined)[] = [];
  const quiets: string[] = [];
  const left = inner
    ?.replace(/<Object>\s*<Key>([^<]*)<\/Key>\s*<\/Object>/g, (_whole, key: string) => {
      keys.push(unescapeText(key));
      return '';
    })
    .replace(/<Quiet>(true|false)<\/Quiet>/, (_whole, value: string) => {
      quiets.push(value);
      return '';
    });
  const known = keys.flatMap((key) => (key === undefined || key === '' ? [] : [key]));
  if (left?.trim() !== '' || known.length === 0 || known.length < keys.length || known.length > mostKeys) {
    throw new S3Error(400, 'MalformedXML', `Expected a Delete of 1 to ${mostKeys} objects, each by its Key alone.`);
  }
  return { keys: known, quiet: quiets[0] === 'true' };
}
