/* The golden events are the examples: they are read by ingest's own schemas in the tests. */
import datasetDescribed from '../../golden/counterweight.dataset.described.v1.json' with { type: 'json' };
import datasetWithdrawn from '../../golden/counterweight.dataset.withdrawn.v1.json' with { type: 'json' };
import linkReported from '../../golden/counterweight.link.reported.v1.json' with { type: 'json' };
import linkRetracted from '../../golden/counterweight.link.retracted.v1.json' with { type: 'json' };
import meetingReported from '../../golden/counterweight.meeting.reported.v1.json' with { type: 'json' };
import meetingRetracted from '../../golden/counterweight.meeting.retracted.v1.json' with { type: 'json' };
import membershipReported from '../../golden/counterweight.membership.reported.v1.json' with { type: 'json' };
import membershipRetracted from '../../golden/counterweight.membership.retracted.v1.json' with { type: 'json' };
import pledgeAnnounced from '../../golden/counterweight.pledge.announced.v1.json' with { type: 'json' };
import pledgeTransactionRecorded from '../../golden/counterweight.pledge.transaction_recorded.v1.json' with {
  type: 'json',
};
import pledgeTransactionRetracted from '../../golden/counterweight.pledge.transaction_retracted.v1.json' with {
  type: 'json',
};
import pledgeWithdrawn from '../../golden/counterweight.pledge.withdrawn.v1.json' with { type: 'json' };
import ratePublished from '../../golden/counterweight.rate.published.v1.json' with { type: 'json' };
import rateWithdrawn from '../../golden/counterweight.rate.withdrawn.v1.json' with { type: 'json' };
import requestReported from '../../golden/counterweight.request.reported.v1.json' with { type: 'json' };
import requestRetracted from '../../golden/counterweight.request.retracted.v1.json' with { type: 'json' };
import restrictionReported from '../../golden/counterweight.restriction.reported.v1.json' with { type: 'json' };
import restrictionRetracted from '../../golden/counterweight.restriction.retracted.v1.json' with { type: 'json' };
import statementReported from '../../golden/counterweight.statement.reported.v1.json' with { type: 'json' };
import statementRetracted from '../../golden/counterweight.statement.retracted.v1.json' with { type: 'json' };
import strikeReported from '../../golden/counterweight.strike.reported.v1.json' with { type: 'json' };
import strikeRetracted from '../../golden/counterweight.strike.retracted.v1.json' with { type: 'json' };

/** An event of each type, as a publisher would send it, by type. */
export const exampleEvents: ReadonlyMap<string, object> = new Map(
  [
    datasetDescribed,
    datasetWithdrawn,
    linkReported,
    linkRetracted,
    meetingReported,
    meetingRetracted,
    membershipReported,
    membershipRetracted,
    pledgeAnnounced,
    pledgeTransactionRecorded,
    pledgeTransactionRetracted,
    pledgeWithdrawn,
    ratePublished,
    rateWithdrawn,
    requestReported,
    requestRetracted,
    restrictionReported,
    restrictionRetracted,
    statementReported,
    statementRetracted,
    strikeReported,
    strikeRetracted,
  ].map((event) => [event.type, event] as const),
);
