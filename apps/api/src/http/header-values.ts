/** What a header may hold of something that was asked or published: printable ASCII without what ends or quotes a value. */
const UNSAFE = /[^\x21\x23-\x3b\x3d\x3f-\x5b\x5d-\x7e]/gu;

/** A Link header's value (RFC 8288). The address may be anything: what no URI has is percent-encoded. */
export function linkValue(address: string, rel: 'next' | 'describedby', type?: string): string {
  const target = address.toWellFormed().replaceAll(UNSAFE, encodeURIComponent);
  return `<${target}>; rel="${rel}"${type === undefined ? '' : `; type="${type}"`}`;
}

/** A Content-Disposition header's value (RFC 6266): of the name only letters, digits and `-`, `_`, `.` are kept. */
export function inlineFileValue(name: string, extension: string): string {
  return `inline; filename="${name.replaceAll(/[^A-Za-z0-9._-]/g, '_')}.${extension}"`;
}
