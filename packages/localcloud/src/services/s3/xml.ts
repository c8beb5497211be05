const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What stands in an element: a text, or elements by name; a list repeats its name, undefined leaves it out. */
export type XmlContent =
  | string
  | number
  | boolean
  | { readonly [name: string]: XmlContent | readonly XmlContent[] | undefined };

/** A document of one element. */
export function xmlDocument(name: string, content: XmlContent): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(name, content)}`;
}

function element(name: string, content: XmlContent): string {
  return `<${name}>${typeof content === 'object' ? elements(content) : escapeText(String(content))}</${name}>`;
}

function elements(content: Extract<XmlContent, object>): string {
  return Object.entries(content)
    .flatMap(([name, value]) =>
      (isList(value) ? value : [value]).map((each) => (each === undefined ? '' : element(name, each))),
    )
    .join('');
}

function isList(value: XmlContent | readonly XmlContent[] | undefined): value is readonly XmlContent[] {
  return Array.isArray(value);
}

function escapeText(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => escapes[character] ?? character);
}

/** A text as it was before it was escaped; undefined when it names an entity that XML does not know. */
export function unescapeText(text: string): string | undefined {
  let known = true;
  const plain = text.replace(/&([^;]*);?/g, (_whole, name: string) => {
    const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? [];
    const code = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16);
    const character = code <= 0x10ffff ? String.fromCodePoint(code) : entities[name];
    known &&= character !== undefined;
    return character ?? '';
  });
  return known ? plain : undefined;
}
