import { entityLinks, type ShownRequestsMet } from '@counterweight/contracts/http';
import type { AskedItem, AskedOutcome, RequestsMet, Wait } from '@counterweight/domain/answers';
import { roundShare, showInterval } from './show-conversion.ts';

type ShownItem = ShownRequestsMet['items'][number];

/** What came of requests; `explain` asks for the lines of a class. */
export function showRequests(
  { items, waits, undated }: RequestsMet,
  explain: (of: string) => string,
): ShownRequestsMet {
  const shown = (of: RequestsMet['waits']['later']) => ({
    announced: showWait(of.announced),
    delivered: showWait(of.delivered),
  });
  return {
    items: items.map((item) => showItem(item, explain(item.class))),
    waits: { explicit: shown(waits.explicit), later: shown(waits.later) },
    undated,
  };
}

function showItem(asked: AskedItem, explain: string): ShownItem {
  const { request, line, day, precision, item, scope, qualifier, least, supersededBy, links } = asked;
  return {
    ...{ request, line, made: day, precision, item, class: asked.class, scope: scope ?? null },
    ...{ qualifier: qualifier ?? null, least: least ?? null, superseded_by: [...supersededBy] },
    ...{ explicit: showOutcome(asked.explicit), later: showOutcome(asked.later) },
    links: {
      request: entityLinks('request', request).self,
      ties: links.map((link) => entityLinks('link', link).self),
      explain,
    },
  };
}

function showOutcome(outcome: AskedOutcome): ShownItem['later'] {
  const { announced, delivered, units, undatedUnits, met, metOn, donors, pledges } = outcome;
  return {
    ...{ announced: announced ?? null, delivered: delivered ?? null, units, undated_units: undatedUnits },
    ...{ met, met_on: metOn ?? null, donors: [...donors], pledges: [...pledges] },
  };
}

function showWait({ asked, events, within }: Wait) {
  return {
    ...{ asked, events },
    within: within.map(({ days, share, interval }) => {
      return { days, share: roundShare(share), interval: showInterval(interval) };
    }),
  };
}
