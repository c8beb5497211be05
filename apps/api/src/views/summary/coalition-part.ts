import { addressOf, coalitionQuestion, STANDARD_BODY } from '@counterweight/contracts/http';
import { answerCoalition } from '@counterweight/domain/answers';
import { bodies } from '@counterweight/domain/kinds';
import { readClaims } from '../../entities/statement/claims-reading.ts';
import { pinnedAt } from '../answered-time.ts';
import { claimedSizes } from '../coalition/claimed-sizes.ts';
import { defineCoalition } from '../coalition/define-coalition.ts';
import { showSize } from '../coalition/show-coalition.ts';
import { resolveSources, showSources } from '../resolve-sources.ts';
import type { SummaryPart, SummaryReading } from './read-summary.ts';

/** The size of each body on the day, computed beside claimed. */
export function summarizeCoalition({ query, on, seq, rowsOf, precedence }: SummaryReading): SummaryPart<'coalition'> {
  const { known_at } = query;
  const memberships = rowsOf('membership');
  const sources = resolveSources({}, memberships, precedence);
  const statements = readClaims(rowsOf('statement'), precedence);
  const answers = bodies.map((body) => {
    const question = { sources: sources.counted, body, on, since: undefined };
    return { question, answer: answerCoalition(memberships, question) };
  });
  return {
    data: answers.map(({ question, answer }) => ({
      body: question.body,
      size: showSize(answer, false),
      claimed: claimedSizes(statements.claims, { stored: memberships, sources: sources.counted }, question, {
        seq,
        knownAt: known_at,
      }),
    })),
    definition: answers.map(({ question, answer }) =>
      defineCoalition(query, { ...question, sources }, answer, { claimed: showSources(statements.sources), seq }),
    ),
    link: addressOf(coalitionQuestion, { body: STANDARD_BODY, ...query, ...pinnedAt(seq) }),
  };
}
