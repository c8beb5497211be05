import { canonicalPath, entityLinks, SUMMARY_LATEST } from '@counterweight/contracts/http';
import { type OpenRequest, openRequests } from '@counterweight/domain/answers';
import { requestKind } from '@counterweight/domain/kinds';
import { countedIn } from '@counterweight/ledger';
import { definePart } from './define-part.ts';
import { linkedTime, type SummaryPart, type SummaryReading } from './read-summary.ts';

type Shown = SummaryPart<'open_requests'>['data']['latest'][number];

/** What Kyiv asks for on the day. */
export function summarizeOpenRequests(reading: SummaryReading): SummaryPart<'open_requests'> {
  const { on, rowsOf, precedence } = reading;
  const snapshot = rowsOf('request');
  const sources = countedIn(snapshot, precedence);
  const { open, superseded, undated } = openRequests(snapshot, sources.counted, on);
  return {
    data: { open: open.length, superseded, latest: open.slice(0, SUMMARY_LATEST).map(showRequest) },
    definition: definePart(reading, {
      view: requestKind.view,
      basis: 'requests of Ukraine as reported by their source; a request is open until another supersedes it',
      unit: 'requests',
      day_rule: 'the calendar day as published; a month counts when it is over by the day',
      sources,
      unknowns: { undated },
      notes: ['An open request may have been met in part or in whole: that is not said here.'],
    }),
    link: canonicalPath('/v1/requests', linkedTime(reading)),
  };
}

function showRequest({ request, made, forum, lines }: OpenRequest): Shown {
  return {
    id: request,
    made,
    ...(forum === undefined ? {} : { forum }),
    lines: lines.map((line) => ({ ...line })),
    links: entityLinks('request', request),
  };
}
