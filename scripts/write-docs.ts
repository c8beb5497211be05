// Puts the files named by `<!-- snippet:path -->` into the Markdown that names them, and the cost tables into theirs.
// `npm run docs` writes; tests compare.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { costTables } from '../tests/measure/cost/cost-tables.ts';
import { readMeasurement } from '../tests/measure/cost/measurement.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The Markdown with every named snippet replaced by its file as it stands. */
export function withSnippets(markdown: string): string {
  return markdown.replace(
    /<!-- snippet:(\S+) -->[\s\S]*?<!-- \/snippet -->/g,
    (_, path: string) =>
      `<!-- snippet:${path} -->\n\`\`\`js\n${readFileSync(join(root, path), 'utf8').trimEnd()}\n\`\`\`\n<!-- /snippet -->`,
  );
}

/** docs/cost.md with its tables made anew from the last measurement and the templates as they are synthesized. */
export function withCostTables(markdown: string): string {
  const tables = costTables(readMeasurement());
  return markdown.replace(/<!-- cost -->[\s\S]*?<!-- \/cost -->/, () => `<!-- cost -->\n${tables}\n<!-- /cost -->`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const readme = join(root, 'README.md');
  writeFileSync(readme, withSnippets(readFileSync(readme, 'utf8')));
  const cost = join(root, 'docs', 'cost.md');
  writeFileSync(cost, withCostTables(readFileSync(cost, 'utf8')));
}
