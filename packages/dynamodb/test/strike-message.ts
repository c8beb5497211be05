const type = 'counterweight.strike.reported.v1';

/** The account whose messages these are. */
export const ACCOUNT = '000000000000';

/** A queue's message that reports a salvo; three of them share a day. */
export function strikeMessage(n: number, revision = 1) {
  const on = new Date(Date.UTC(2024, 0, 1 + Math.floor(n / 3))).toISOString().slice(0, 10);
  const strike = {
    window: { start: `${on}T18:00`, end: `${on}T23:30`, zone: 'Europe/Kyiv' },
    weapons: [{ name: 'Shahed-136' }],
    counts: { launched: 10 * revision, destroyed: 5 },
    aimed_at: [{ precision: 'country', country: 'UA' }],
    claimant: 'ua-air-force',
  };
  const sources = [{ publisher: 'A newspaper', title: 'A report', published_on: on }];
  const data = { entity: `desk:s${n}`, revision, sources, strike };
  const detail = { specversion: '1.0', id: `event-${n}-${revision}`, source: 'desk', type, data };
  const messageId = `${n}-${revision}`;
  return {
    messageId,
    body: JSON.stringify({ id: messageId, account: ACCOUNT, source: 'desk', 'detail-type': type, detail }),
  };
}
