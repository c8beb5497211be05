import type { Weakening } from './weakening.ts';

/** The table of docs/threat-model.md: each control, the test that holds it, and the fault that the test notices. */
export function controlsTable(weakenings: readonly Weakening[]): string {
  const rows = weakenings.map(({ control, test, planted }) => {
    const [before, after] = [planted.text, planted.becomes].map(inlineCode);
    const fault = `\`${planted.file}\`: ${before} becomes ${after}`;
    return `| ${control} | \`${test.file}\` › "${test.name}" | ${fault} |`;
  });
  return ['| control | test | planted weakening |', '| --- | --- | --- |', ...rows].join('\n');
}

/** The page with its table made anew. */
export function withControlsTable(markdown: string, weakenings: readonly Weakening[]): string {
  const table = controlsTable(weakenings);
  return markdown.replace(
    /<!-- controls -->[\s\S]*?<!-- \/controls -->/,
    () => `<!-- controls -->\n${table}\n<!-- /controls -->`,
  );
}

/** What actors try, with the test files that play it: the rows of the page's tables of three columns. */
export function playedRows(markdown: string): readonly { readonly tries: string; readonly files: readonly string[] }[] {
  const actors = markdown.replace(/<!-- controls -->[\s\S]*?<!-- \/controls -->/, '');
  let files: readonly string[] = [];
  return [...actors.matchAll(/^\| (.+?) \| (.+) \| (.+?) \|$/gm)].flatMap(([, tries = '', , played = '']) => {
    if (tries === 'tries' || tries === '---') return [];
    // "the same" stands for the row above.
    if (played !== 'the same') files = [...played.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
    return [{ tries, files }];
  });
}

function inlineCode(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
  if (line === '') return 'nothing';
  return line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``;
}
