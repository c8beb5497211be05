/** Made of the rows of strikes, requests, meetings, pledges, rates and links at one position; nothing is stored. */
export const responseView = { name: 'response', version: 1 } as const;

/** What may follow a wave, from what is asked for to what has come. */
export const rungs = ['requested', 'announced', 'convened', 'pledged', 'delivered'] as const;
export type Rung = (typeof rungs)[number];

/** Within how many days after a wave events are counted; the first is the one that tests are best at. */
export const horizons = [7, 14, 30] as const;

/** Curves and their restricted mean end so many days after a wave. */
export const LIMIT_DAYS = 30;

/** With fewer waves or events no p-value is given. */
export const MINIMUM_WAVES = 10;
export const MINIMUM_EVENTS = 10;

/** The sensitivity test moves events by at most so many days either way. */
export const NEAR_DAYS = 182;

/** At most this is called distinguishable from chance, after Holm. */
export const LEVEL = 0.05;
