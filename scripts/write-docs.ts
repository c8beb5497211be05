// Writes what documents show of other files, of measurements and of the running system. `npm run docs` writes; tests compare.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { articlePage } from '../tests/article/article-page.ts';
import { demoTables } from '../tests/docs/demo-set/tables.ts';
import { withMethodExamples } from '../tests/docs/methodology/examples.ts';
import { policiesPage } from '../tests/docs/policies-page.ts';
import { scratchFolder, startStack } from '../tests/harness/stack.ts';
import { costTables } from '../tests/measure/cost/cost-tables.ts';
import { readMeasurement } from '../tests/measure/cost/measurement.ts';
import { withControlsTable } from '../tests/weakenings/controls-table.ts';
import { weakenings } from '../tests/weakenings/weakenings.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The Markdown with every snippet, named as `<!-- snippet:path -->`, replaced by its file as it stands. */
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

/** docs/demo-set.md with its tables made anew from the files of the demo set. */
export function withDemoTables(markdown: string): string {
  return markdown.replace(
    /<!-- facts -->[\s\S]*?<!-- \/facts -->/g,
    () => `<!-- facts -->\n${demoTables()}\n<!-- /facts -->`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const readme = join(root, 'README.md');
  writeFileSync(readme, withSnippets(readFileSync(readme, 'utf8')));
  const cost = join(root, 'docs', 'cost.md');
  writeFileSync(cost, withCostTables(readFileSync(cost, 'utf8')));
  const demo = join(root, 'docs', 'demo-set.md');
  writeFileSync(demo, withDemoTables(readFileSync(demo, 'utf8')));
  const methodology = join(root, 'docs', 'methodology.md');
  writeFileSync(methodology, withMethodExamples(readFileSync(methodology, 'utf8')));
  writeFileSync(join(root, 'docs', 'policies.md'), policiesPage());
  const threats = join(root, 'docs', 'threat-model.md');
  writeFileSync(threats, withControlsTable(readFileSync(threats, 'utf8'), weakenings));
  await writeArticlePage(join(root, 'docs', 'the-article.md'));
}

/** Asks a stack with nothing but the demo set in it. */
async function writeArticlePage(file: string): Promise<void> {
  const scratch = scratchFolder();
  const stack = await startStack(scratch.folder);
  try {
    writeFileSync(file, await articlePage(stack.api));
  } finally {
    await stack.stop();
    scratch.remove();
  }
}
