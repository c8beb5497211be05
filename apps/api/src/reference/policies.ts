import { policies, policiesQuestion } from '@counterweight/contracts/http';
import { questionRoute } from '../http/question-route.ts';

/** Serves what can be relied on. */
export const servePolicies = questionRoute(policiesQuestion, async () => ({
  versions: [JSON.stringify(policies)],
  seq: 0,
  render: () => ({
    data: policies.map(({ text, ...policy }) => ({ ...policy, text: [...text] })),
    links: { self: policiesQuestion.path },
  }),
}));
