export { type ClusteredShare, clusteredShare } from './cluster-interval.ts';
export type { Rank } from './rank.ts';
export { shareDifference } from './share-difference.ts';
export { trailingQuantiles } from './trailing-quantile.ts';
export { wilsonInterval } from './wilson-interval.ts';
