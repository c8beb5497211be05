import { interceptionQuestion } from '@counterweight/contracts/http';
import { expect, test } from 'vitest';
import { completeAnswer } from '../../test/complete-answer.ts';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { runCw } from '../command/run-cw.ts';

/** An answer of ten months, the share destroyed another one from the given month on. */
function answerOf(changes: Readonly<Record<number, number>>) {
  let destroyed = 850;
  const data = Array.from({ length: 10 }, (_, index) => {
    destroyed = changes[index] ?? destroyed;
    return { month: `2024-${String(index + 1).padStart(2, '0')}`, segment: null, launched: 1000, destroyed };
  });
  const known = { code: 'known', kind: 'break', from: '2024-04-10', to: null, measures: ['kinetic'] };
  return { data, definition: { breaks: [known], tables: { weapons: 1, reporting: 1 } } };
}

async function check(changes: Readonly<Record<number, number>>, ...args: readonly string[]) {
  const asked: URL[] = [];
  const env = fakeCliEnvironment({
    fetch: async (input) => {
      asked.push(new URL(String(input)));
      return Response.json(completeAnswer(interceptionQuestion.answer, answerOf(changes)));
    },
  });
  const code = await runCw(['check', 'breaks', '--endpoint', 'http://127.0.0.1:9999', ...args], env);
  return { code, printed: env.printed(), asked };
}

test('a change that is registered is named by its code', async () => {
  const { code, printed, asked } = await check({ 3: 500 }, '--source', 'imported');
  expect(code).toBe(0);
  expect(printed).toContain('2024-04: drones reported destroyed go from 85.0 % to 50.0 %, registered as known\n');
  expect(printed).toContain('1 changes in 10 months, 0 of them not registered (table 1).');
  expect(asked[0]?.search).toBe('?by=month&class=drone&source=imported');
});

test('a change that is not registered ends the check with 1', async () => {
  const { code, printed } = await check({ 3: 500, 7: 900 });
  expect(code).toBe(1);
  expect(printed).toContain('2024-08: drones reported destroyed go from 50.0 % to 90.0 %, NOT REGISTERED\n');
  expect(printed).toContain('Read the reports of these months');
});

test('a registered break at which nothing changes is said', async () => {
  const { code, printed } = await check({});
  expect(code).toBe(0);
  expect(printed).toContain('known is registered, and nothing changes then in these 10 months\n');
});
