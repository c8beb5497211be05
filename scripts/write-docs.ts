// Puts the files named by `<!-- snippet:path -->` into the Markdown that names them. `npm run docs` writes; a test compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The Markdown with every named snippet replaced by its file as it stands. */
export function withSnippets(markdown: string): string {
  return markdown.replace(
    /<!-- snippet:(\S+) -->[\s\S]*?<!-- \/snippet -->/g,
    (_, path: string) =>
      `<!-- snippet:${path} -->\n\`\`\`js\n${readFileSync(join(root, path), 'utf8').trimEnd()}\n\`\`\`\n<!-- /snippet -->`,
  );
}

/** The Markdown with the block of that name replaced. Throws when there is none. */
export function withAnswer(markdown: string, name: string, block: string): string {
  const pattern = new RegExp(`<!-- answer:${name} -->[\\s\\S]*?<!-- /answer -->`);
  if (!pattern.test(markdown)) throw new Error(`no answer block is called ${name}`);
  return markdown.replace(pattern, () => `<!-- answer:${name} -->\n${block}\n<!-- /answer -->`);
}

if (import.meta.main) {
  const readme = join(root, 'README.md');
  writeFileSync(readme, withSnippets(readFileSync(readme, 'utf8')));
}
