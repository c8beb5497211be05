import type { SourceReference } from '@counterweight/domain/values';
import { demoFiles, readDemoFile } from '../../../apps/cli/src/demo/read-demo-set.ts';
import { type Fact, factOf } from './facts.ts';

/** A table for each file of the demo set: each fact, its day and who reported it. */
export function demoTables(): string {
  const tables = demoFiles
    .filter((file) => file !== 'dataset.ndjson')
    .map((file) => {
      const facts = readDemoFile(file).map(({ data }) => factOf(data));
      return [
        `### ${titleOf(file)}`,
        '',
        '| entity | day | fact | source |',
        '|---|---|---|---|',
        ...rowsOf(facts),
      ].join('\n');
    });
  return tables.join('\n\n');
}

function titleOf(file: string): string {
  const name = file.replace('.ndjson', '');
  return `${name[0]?.toUpperCase()}${name.slice(1)}`;
}

/** Of facts that follow each other, what stands above is not repeated. */
function rowsOf(facts: readonly Fact[]): readonly string[] {
  return facts.map(({ entity, day, text, sources }, at) => {
    const above = facts[at - 1];
    const cited = sources.map(sourceText).join('<br>');
    const same = above !== undefined && above.sources.map(sourceText).join('<br>') === cited;
    const cells = [above?.entity === entity ? '' : `\`${entity}\``, day, text, same ? 'as above' : cited];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
}

function sourceText({ publisher, title, published_on, url }: SourceReference): string {
  const named = url === undefined ? title : `[${title}](${url})`;
  return `${publisher}, “${named}”, ${published_on ?? 'undated'}`;
}
