/** What a wave is ranked by: the launched of its largest day, or of all its days. */
export const waveRankings = ['peak', 'total'] as const;
export type WaveRanking = (typeof waveRankings)[number];

/** A day is large when its launched reach this quantile of the reported days of the year before it. */
export interface RelativeThreshold {
  /** From 1 to 100, by nearest rank. */
  readonly quantile: number;
}

export interface WaveRule {
  /** How many objects launched make a day one of a wave: a number, or a quantile of the days before it. */
  readonly threshold: number | RelativeThreshold;
  /** How many days may at most lie between two such days of one wave, neither of them counted: 29 December and 1 January have two. */
  readonly gap: number;
  readonly rankBy: WaveRanking;
}

export const standardWaveRule = { threshold: 100, gap: 2, rankBy: 'peak' } as const satisfies WaveRule;

/** The quantile of the relative rule where nothing is said. */
export const STANDARD_QUANTILE = 95;

/** How far back a relative threshold looks, and how many reported days there must be; others are not judged. */
export const relativeWindow = { days: 365, minimum: 90 } as const;
