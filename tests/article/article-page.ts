import { askQuestion, type CitedSource } from './answers.ts';
import { commandOf, type Question, type Sentence } from './sentence.ts';
import { sentences } from './sentences.ts';

const INTRODUCTION = `# The article, answered

Counterweight started from one news article of January 2024. For each of its sentences, in our words, this page shows a query
that checks it, the answer with the demo set that \`npm start\` loads (shortened to what matters), the reports behind it,
and what is missing.

\`npm run docs\` writes this page from the running system, and a test fails when they differ. The same sentences are
published as events and asked back in \`tests/scenarios/the-article.test.ts\`.
`;

const WIDTH = 110;

/** The page as the system at \`api\`, which holds the demo set, answers it. Throws when a question is not answered. */
export async function articlePage(api: string): Promise<string> {
  const sections: string[] = [];
  for (const [index, sentence] of sentences.entries()) sections.push(await sectionOf(api, sentence, index + 1));
  return [INTRODUCTION, ...sections].join('\n');
}

async function sectionOf(api: string, { said, questions, missing }: Sentence, number: number): Promise<string> {
  const asked: string[] = [];
  const cited = new Set<string>();
  for (const question of questions) {
    const { shown, sources } = await askQuestion(api, question);
    const texts = sources.map(sourceText);
    const repeated = texts.filter((text) => cited.has(text)).length;
    const fresh = texts.filter((text) => !cited.has(text));
    for (const text of fresh) cited.add(text);
    asked.push(
      [questionText(question, shown), ...fresh, ...(repeated > 0 ? [`- ${repeated} of those above`] : []), ''].join(
        '\n',
      ),
    );
  }
  return [`## ${number}. ${said}\n`, ...asked, `**Missing:** ${missing}\n`].join('\n');
}

function questionText({ asks, address }: Question, shown: unknown): string {
  const command = commandOf(address);
  const lines = [`GET ${address}`, ...(command === undefined ? [] : [`npm run -s cw -- ${command.join(' ')}`])];
  return [asks, '', '```text', ...lines, '```', '', '```json', jsonText(shown), '```', ''].join('\n');
}

function sourceText({ publisher, title, published_on }: CitedSource): string {
  return `- ${publisher}, “${title}”, ${published_on ?? 'undated'}`;
}

/** JSON with every object and list on one line where it fits. */
function jsonText(value: unknown, indent = ''): string {
  const line = lineText(value);
  if (indent.length + line.length <= WIDTH || typeof value !== 'object' || value === null) return line;
  const inner = `${indent}  `;
  const entries = Array.isArray(value)
    ? value.map((each) => `${inner}${jsonText(each, inner)}`)
    : Object.entries(value).map(([key, held]) => `${inner}${JSON.stringify(key)}: ${jsonText(held, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${entries.join(',\n')}\n${indent}${close}`;
}

function lineText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(lineText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, held]) => `${JSON.stringify(key)}: ${lineText(held)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
