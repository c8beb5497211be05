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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const readme = join(root, 'README.md');
  writeFileSync(readme, withSnippets(readFileSync(readme, 'utf8')));
}
