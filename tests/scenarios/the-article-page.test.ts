import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askQuestion } from '../docs/article/answers.ts';
import { articlePage } from '../docs/article/article-page.ts';
import { commandOf } from '../docs/article/sentence.ts';
import { sentences } from '../docs/article/sentences.ts';
import { type RunningStack, runCw, scratchFolder, startStack } from '../harness/stack.ts';

const page = fileURLToPath(new URL('../../docs/the-article.md', import.meta.url));
const questions = sentences.flatMap(({ said, questions }) => questions.map((question) => ({ said, ...question })));
const commands = questions.flatMap(({ address }) => {
  const command = commandOf(address);
  return command === undefined ? [] : [{ address, command }];
});

describe('the article, asked of the demo set', () => {
  const scratch = scratchFolder();
  let stack: RunningStack;

  beforeAll(async () => {
    stack = await startStack(scratch.folder);
  });

  afterAll(async () => {
    await stack.stop();
    scratch.remove();
  });

  test.each(questions)('$said: $address', async (question) => {
    const { shown, sources } = await askQuestion(stack.api, question);
    expect(shown).toEqual(question.answer);
    const cited = sources.map(({ publisher, published_on }) => `${publisher}, ${published_on ?? 'undated'}`);
    expect(cited).toEqual(question.sources);
  });

  test.each(commands)('cw answers $address alike', async ({ address, command }) => {
    const { code, stdout } = await runCw([...command, '--json', '--endpoint', stack.api]).result;
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(await (await fetch(`${stack.api}${address}`)).json());
  });

  test('docs/the-article.md is what the system answers', async () => {
    expect(readFileSync(page, 'utf8')).toBe(await articlePage(stack.api));
  });
});
