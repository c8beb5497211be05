import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { askQuestion } from '../article/answers.ts';
import { articlePage } from '../article/article-page.ts';
import { commandOf } from '../article/sentence.ts';
import { sentences } from '../article/sentences.ts';
import { entity, fact, NewsDesk } from '../harness/news-desk.ts';
import { runCw } from '../harness/stack.ts';
import { unknownAsZero } from '../harness/unknown-as-zero.ts';
import { askWaves, launchedBehind } from '../harness/waves.ts';

const page = fileURLToPath(new URL('../../docs/the-article.md', import.meta.url));
const asked = sentences.flatMap(({ said, questions, checks = [] }) =>
  [...questions, ...checks].map((check) => ({ said, ...check })),
);
const commands = sentences.flatMap(({ questions }) =>
  questions.flatMap(({ address }) => {
    const command = commandOf(address);
    return command === undefined ? [] : [{ address, command }];
  }),
);

// The article that the system starts from: each of its sentences, published as the events of the demo set, is asked back and
// found with its source.
describe('the article', () => {
  const desk = new NewsDesk();

  beforeAll(() => desk.open());
  afterAll(() => desk.close());

  test.each(asked)('$said: $address', async (check) => {
    const { shown, sources } = await askQuestion(desk.stack.api, check);
    expect(shown).toEqual(check.answer);
    const cited = sources.map(({ publisher, published_on }) => `${publisher}, ${published_on ?? 'undated'}`);
    expect(cited).toEqual(check.sources ?? []);
  });

  test.each(commands)('cw answers $address alike', async ({ address, command }) => {
    const { code, stdout } = await runCw([...command, '--json', '--endpoint', desk.stack.api]).result;
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(await (await fetch(`${desk.stack.api}${address}`)).json());
  });

  test('docs/the-article.md is what the system answers', async () => {
    expect(readFileSync(page, 'utf8')).toBe(await articlePage(desk.stack.api));
  });

  test('the demo set shows no zero where nothing is known, and nothing as unknown that is known', async () => {
    const { looked, wrong } = await unknownAsZero(desk.stack.api);
    expect(wrong).toEqual([]);
    expect(looked).toBeGreaterThan(1000);
  });

  test('the Council of January meets on a Wednesday', async () => {
    const { data } = await desk.ask('/v1/meetings?forum=NUC&from=2024-01-05&to=2024-01-11');
    const [day] = z
      .tuple([z.object({ convened_on: z.string() })])
      .parse(data)
      .map(({ convened_on }) => convened_on);
    const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });
    expect(weekday.format(new Date(day ?? ''))).toBe('Wednesday');
  });

  test('the salvos behind the wave add up to it', async () => {
    const { data } = await askWaves(desk.stack.api, '?as_of=2024-01-04');
    const launched = await Promise.all(data.map((wave) => launchedBehind(desk.stack.api, wave)));
    expect(launched.map((each) => each.reduce((sum, salvo) => sum + salvo, 0))).toEqual([456]);
  });

  test.each([
    ['2023-04-03', 30, []],
    ['2023-04-04', 31, ['FIN']],
    ['2024-01-10', 31, ['FIN']],
    ['2024-03-07', 32, ['FIN', 'SWE']],
  ])('by %s NATO has %i members, of which %j joined after February 2023', async (on, members, joined) => {
    const { data, size } = await desk.ask(`/v1/views/coalition?body=NATO&since=2023-02-28&on=${on}`);
    expect(size).toMatchObject({ members });
    const parties = z.array(z.object({ party: z.string(), joined: z.boolean().nullable() })).parse(data);
    expect(parties.flatMap((each) => (each.joined === true ? [each.party] : []))).toEqual(joined);
  });

  // These two are last: they add to what the others ask.
  test('a report in another script is cited as it is written', async () => {
    const title = '第15回ウクライナ防衛支援会合始まる';
    const cited = { publisher: 'Ukrinform (Japanese)', title, published_on: '2023-09-19' };
    const body = { forum: 'UDCG', convened_on: '2023-09-19' };
    await desk.publish(fact('meeting', 'contact-group-2023-09-19', body, cited));
    const { data } = await desk.ask(`/v1/meetings/${entity('contact-group-2023-09-19')}`);
    expect(data).toMatchObject({ ...body, sources: [cited] });
  });

  test('what Congress holds up is published while it lasts, and its end when it is known', async () => {
    const held = {
      restricted_by: 'Congress of the United States',
      kind: 'appropriation_blocked',
      holds_up: { by: 'donor', donor: 'USA', category: 'military' },
      from: '2023-12-30',
      reason: 'The request for new money is not passed.',
    };
    const exhausted = { publisher: 'CQ Roll Call', title: 'Key US fund for Ukraine about to be ‘exhausted’' };
    const signed = { publisher: 'Ukrainska Pravda', title: 'Biden signs bill with US$61 billion to support Ukraine' };
    const path = `/v1/restrictions/${entity('held-by-congress')}`;
    await desk.publish(fact('restriction', 'held-by-congress', held, exhausted));
    const lasting = await desk.ask(path);
    expect(lasting.data).toMatchObject({ revision: 1, from: '2023-12-30', sources: [exhausted] });
    expect(lasting.data).not.toHaveProperty('to');
    await desk.publish(fact('restriction', 'held-by-congress', { ...held, to: '2024-04-23' }, signed, 2));
    const ended = await desk.ask(path);
    expect(ended.data).toMatchObject({ revision: 2, to: '2024-04-23', sources: [signed] });
    const history = await desk.ask(`${path}/history`);
    expect(history.data).toMatchObject([{ revision: 1 }, { revision: 2 }]);
  });
});
