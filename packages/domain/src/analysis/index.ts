export { type Cluster, type ClusteredShare, clusteredShare } from './cluster-interval.ts';
export type { Rank } from './rank.ts';
export { type EstimatedShare, shareDifference } from './share-difference.ts';
export { type Interval, wilsonInterval } from './wilson-interval.ts';
