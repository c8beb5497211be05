import { type ApiAnswer, readAnswer } from '../api/api-client.ts';
import { airDefenceAnswerSchema } from './air-defence-answer.ts';
import { airDefenceTable } from './air-defence-table.ts';
import { commonParameters, type ViewParameter } from './ask-options.ts';
import { coalitionAnswerSchema } from './coalition-answer.ts';
import { coalitionTable } from './coalition-table.ts';
import { strikesAnswerSchema } from './strikes-answer.ts';
import { strikesTable } from './strikes-table.ts';
import { summaryAnswerSchema } from './summary-answer.ts';
import { summaryText } from './summary-text.ts';
import { supportAnswerSchema } from './support-answer.ts';
import { supportTable } from './support-table.ts';
import { timelineAnswerSchema } from './timeline-answer.ts';
import { timelineTable } from './timeline-table.ts';
import { wavesAnswerSchema } from './waves-answer.ts';
import { wavesTable } from './waves-table.ts';

/** A view that `cw ask` prints. */
export interface AskableView {
  readonly name: string;
  /** Where it is, when not among the views. */
  readonly path?: `/v1/${string}`;
  readonly help: string;
  readonly parameters: readonly ViewParameter[];
  /** The answer as text; `query` is what was asked. */
  readonly print: (answer: ApiAnswer, query: Readonly<Record<string, string>>, endpoint: string) => string;
}

const conversion: readonly ViewParameter[] = [
  ['currency', '<code>', 'EUR (the standard), USD or AUD'],
  ['fx', '<policy>', 'announcement_day (the standard), announcement_month_avg, as_reported or fixed:<day>'],
];

const strikes: AskableView = {
  name: 'strikes',
  help: 'missiles and drones launched, destroyed, lost',
  parameters: [
    ['by', '<grouping>', 'what a row stands for: day, month, year, weapon, class, region, target or claimant'],
    ['weapon', '<codes>', 'weapon codes joined by commas, such as shahed,kalibr'],
    ['class', '<classes>', 'weapon classes joined by commas, such as cruise,ballistic'],
    ['region', '<codes>', 'ISO 3166-2 codes joined by commas, such as UA-63'],
    ['target', '<kinds>', 'what was aimed at, such as energy,port'],
    ['claimant', '<slugs>', 'who reports; all adds the regional commands, which overlap the country-wide one'],
    ['day-rule', '<rule>', 'the day a salvo belongs to: end (the standard) or start of its window'],
    ['from', '<day>', 'first Kyiv day, YYYY-MM-DD'],
    ['to', '<day>', 'last Kyiv day, YYYY-MM-DD'],
    ...commonParameters,
  ],
  print: (answer, { by = 'month' }, endpoint) =>
    strikesTable(readAnswer(answer, strikesAnswerSchema, '/v1/views/strikes'), by, endpoint),
};

const support: AskableView = {
  name: 'support',
  help: 'money by stage, from promise to delivery, in the currency it was given and in one of yours',
  parameters: [
    ['by', '<groupings>', 'donor, category, subcategory, stage, month or year, or two of them joined by a comma'],
    ['stage', '<stages>', 'stages joined by commas, such as committed,delivered'],
    ['donor', '<codes>', 'ISO 3166 alpha-3 codes, EU, EIB or EPF, joined by commas'],
    ['category', '<categories>', 'military, financial, humanitarian or energy, joined by commas'],
    ['subcategory', '<names>', 'such as air_defence,ammunition'],
    ...conversion,
    ['from', '<day>', 'first calendar day as published, YYYY-MM-DD'],
    ['to', '<day>', 'last calendar day as published, YYYY-MM-DD'],
    ...commonParameters,
  ],
  print: (answer, { by = 'stage' }, endpoint) =>
    supportTable(readAnswer(answer, supportAnswerSchema, '/v1/views/support'), by, endpoint),
};

const waves: AskableView = {
  name: 'waves',
  help: 'days of many launches, merged to waves, and how large each was until then and is to date',
  parameters: [
    ['threshold', '<n>', 'how many launched make a day one of a wave (default: 100)'],
    ['gap', '<days>', 'how many other days may at most lie between two such days of a wave (default: 2)'],
    ['rank-by', '<measure>', 'what waves are ranked by: peak, the largest day (the standard), or total'],
    ['claimant', '<slugs>', 'who reports; all adds the regional commands, which overlap the country-wide one'],
    ['day-rule', '<rule>', 'the day a salvo belongs to: end (the standard) or start of its window'],
    ['from', '<day>', 'show waves that last until this Kyiv day or longer'],
    ['to', '<day>', 'show waves that began by this Kyiv day'],
    ...commonParameters,
  ],
  print: (answer, _, endpoint) => wavesTable(readAnswer(answer, wavesAnswerSchema, '/v1/views/waves'), endpoint),
};

const timeline: AskableView = {
  name: 'timeline',
  path: '/v1/timeline',
  help: 'strikes, requests, meetings, pledges, deliveries, restrictions, statements and memberships in one order',
  parameters: [
    ['kind', '<kinds>', 'strike, request, meeting, pledge, restriction, statement, membership, joined by commas'],
    ['point', '<points>', 'what happened, such as requested,convened or delivered'],
    ['from', '<day>', 'first day, YYYY-MM-DD'],
    ['to', '<day>', 'last day, YYYY-MM-DD'],
    ['undated', '<only>', 'only: what bears no day'],
    ['limit', '<n>', 'how many entries a page holds (default: 100)'],
    ['cursor', '<cursor>', 'where the page starts, of the address of a next page'],
    ...commonParameters,
  ],
  print: (answer, _, endpoint) => timelineTable(readAnswer(answer, timelineAnswerSchema, '/v1/timeline'), endpoint),
};

const coalition: AskableView = {
  name: 'coalition',
  help: 'who is in the Contact Group, NATO or the EU on a day, who joined or left, and what each gave',
  parameters: [
    ['body', '<body>', 'UDCG, the Contact Group (the standard), NATO or EU'],
    ['on', '<day>', 'the day, YYYY-MM-DD (default: today)'],
    ['since', '<day>', 'an earlier day: who joined and who left after it'],
    ...conversion,
    ...commonParameters,
  ],
  print: (answer, _, endpoint) =>
    coalitionTable(readAnswer(answer, coalitionAnswerSchema, '/v1/views/coalition'), endpoint),
};

const summary: AskableView = {
  name: 'summary',
  path: '/v1/summary',
  help: 'the headline: support, strikes, last wave, open requests, what is held up, the coalition, claims beside it',
  parameters: [...conversion, ...commonParameters.filter(([name]) => name !== 'source' && name !== 'definition')],
  print: (answer, _, endpoint) => summaryText(readAnswer(answer, summaryAnswerSchema, '/v1/summary'), endpoint),
};

const airDefence: AskableView = {
  name: 'air-defence',
  help: 'air defence in units: asked, pledged, committed, delivered, and what is missing, on any day',
  parameters: [
    ['by', '<groupings>', 'class, system, donor, stage, month or year, or two of them joined by a comma'],
    ['class', '<classes>', 'such as long_range,medium_range'],
    ['system', '<codes>', 'such as patriot,nasams; what serves a system comes with it'],
    ['donor', '<codes>', 'ISO 3166 alpha-3 codes, EU, EIB or EPF, joined by commas'],
    ['stage', '<stages>', 'stages joined by commas, such as pledged,delivered'],
    ['on', '<day>', 'the day at whose end it stands, YYYY-MM-DD'],
    ['from', '<day>', 'first calendar day as published, YYYY-MM-DD'],
    ['to', '<day>', 'last calendar day as published, YYYY-MM-DD'],
    ['request-source', '<slug>', 'the dataset of requests, where it is another'],
    ...commonParameters,
  ],
  print: (answer, { by = 'class' }, endpoint) =>
    airDefenceTable(readAnswer(answer, airDefenceAnswerSchema, '/v1/views/air-defence'), by, endpoint),
};

export const askableViews: readonly AskableView[] = [strikes, support, airDefence, waves, timeline, coalition, summary];
