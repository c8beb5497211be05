import {
  type AnswerSchema,
  airDefenceQuestion,
  coalitionQuestion,
  conversionQuestion,
  interceptionQuestion,
  type Question,
  responseQuestion,
  strikesQuestion,
  summaryQuestion,
  supportQuestion,
  timelineQuestion,
  wavesQuestion,
} from '@counterweight/contracts/http';
import type { z } from 'zod';
import { type ApiAnswer, readAnswer } from '../api/api-client.ts';
import { airDefenceTable } from './air-defence-table.ts';
import { parametersOf, type ViewParameter } from './ask-options.ts';
import { coalitionTable } from './coalition-table.ts';
import { conversionTable } from './conversion-table.ts';
import { interceptionTable } from './interception-table.ts';
import { responseTable } from './response-table.ts';
import { strikesTable } from './strikes-table.ts';
import { summaryText } from './summary-text.ts';
import { supportTable } from './support-table.ts';
import { timelineTable } from './timeline-table.ts';
import { wavesTable } from './waves-table.ts';

/** A view that `cw ask` prints. */
export interface AskableView {
  readonly name: string;
  readonly path: Question['path'];
  readonly help: string;
  readonly parameters: readonly ViewParameter[];
  /** The answer as text; `query` is what was asked. */
  readonly print: (answer: ApiAnswer, query: Readonly<Record<string, string>>, endpoint: string) => string;
}

/** A question under the last part of its path, with its parameters as options. */
function askable<Query extends z.ZodObject, Answer extends AnswerSchema>(
  question: Question<Query, Answer>,
  help: string,
  print: (answer: z.output<Answer>, asked: { readonly by?: string; readonly endpoint: string }) => string,
): AskableView {
  const { path } = question;
  return {
    name: path.slice(path.lastIndexOf('/') + 1),
    path,
    help,
    parameters: parametersOf(question),
    print: (answer, { by }, endpoint) =>
      print(readAnswer(answer, question.answer, path), { ...(by === undefined ? {} : { by }), endpoint }),
  };
}

export const askableViews: readonly AskableView[] = [
  askable(strikesQuestion, 'missiles and drones launched, destroyed, lost', (answer, { by = 'month', endpoint }) =>
    strikesTable(answer, by, endpoint),
  ),
  askable(
    supportQuestion,
    'money by stage, from promise to delivery, in the currency it was given in and in one of yours',
    (answer, { by = 'stage', endpoint }) => supportTable(answer, by, endpoint),
  ),
  askable(
    airDefenceQuestion,
    'air defence in units: asked, pledged, committed, delivered, and what is missing, on any day',
    (answer, { by = 'class', endpoint }) => airDefenceTable(answer, by, endpoint),
  ),
  askable(
    wavesQuestion,
    'days of many launches, merged to waves, and how large each was until then and is to date',
    (answer, { endpoint }) => wavesTable(answer, endpoint),
  ),
  askable(
    interceptionQuestion,
    'rates of interception as claimed, with 95 % intervals, by class, weapon, month, quarter or year',
    (answer, { by = 'class', endpoint }) => interceptionTable(answer, by, endpoint),
  ),
  askable(
    responseQuestion,
    'what followed each wave and how soon, by links and merely later, beside what follows any day',
    (answer, { endpoint }) => responseTable(answer, endpoint),
  ),
  askable(
    conversionQuestion,
    'what became of what was promised: delivered, known not to be, unknown, with intervals, by cohort, class, category or donor',
    (answer, { by = 'class', endpoint }) => conversionTable(answer, by, endpoint),
  ),
  askable(
    timelineQuestion,
    'strikes, requests, meetings, pledges, deliveries, restrictions, statements and memberships in one order',
    (answer, { endpoint }) => timelineTable(answer, endpoint),
  ),
  askable(
    coalitionQuestion,
    'who is in the Contact Group, NATO or the EU on a day, who joined or left, and what each gave',
    (answer, { endpoint }) => coalitionTable(answer, endpoint),
  ),
  askable(
    summaryQuestion,
    'the headline: support, strikes, last wave, open requests, delayed support, the coalition, and claims beside it',
    (answer, { endpoint }) => summaryText(answer, endpoint),
  ),
];
