import { logLogInterval, type ShareInterval } from './log-log-interval.ts';

/** Units of one kind watched from a beginning until their end. */
export interface FollowedUnits {
  /** From the beginning, in any one unit; more than 0. */
  readonly time: number;
  /** How they ended; `censored` when nobody knows beyond that time. */
  readonly end: 'event' | 'competing' | 'censored';
  /** How many units share this time and end; more than 0. */
  readonly weight: number;
  /** What ends together, such as a package: units of one cluster say little more than one of them. */
  readonly cluster: string;
}

/** One time at which units ended. */
export interface IncidenceStep {
  readonly time: number;
  /** Watched until just before it: units, and the clusters that hold them. */
  readonly atRisk: number;
  readonly clustersAtRisk: number;
  /** The probability that the event has come by then, and that the competing one has. */
  readonly incidence: number;
  readonly competing: number;
  /** 95 % of `incidence`; none where it is 0 or 1. */
  readonly interval: ShareInterval | undefined;
}

/**
 * The probability that units ended by a time in one way and not in the other, which forecloses it: with S the
 * Kaplan-Meier probability of neither, F(t) = the sum over ti <= t of S(ti-) · di/ni, for each way its own di.
 * Aalen and Johansen (1978), Scandinavian Journal of Statistics 5, 141. Taking cancelled units for censored would count
 * them as still to come. Variance by the infinitesimal jackknife over clusters, the sum of squares of what each cluster
 * moves F by (Therneau and Grambsch, Modeling Survival Data, 2000, section 7.2); with clusters of one unit and no
 * competing event it is Greenwood's. Interval on the scale of log(-log(1 - F)).
 */
export function aalenJohansen(followed: readonly FollowedUnits[]): readonly IncidenceStep[] {
  const influences = new Map<string, Influence>();
  for (const { cluster } of followed) influences.set(cluster, { incidence: 0, logSurvival: 0 });
  let [survival, incidence, competing] = [1, 0, 0];
  return endTimes(followed).map((ends) => {
    const { time, atRisk, events, others } = ends;
    for (const [cluster, influence] of influences) addInfluence(influence, ends.of(cluster), ends, survival);
    incidence += (survival * events) / atRisk;
    competing += (survival * others) / atRisk;
    survival *= 1 - (events + others) / atRisk;
    const variance = [...influences.values()].reduce((sum, each) => sum + each.incidence ** 2, 0);
    const interval = complement(logLogInterval(1 - incidence, variance / (1 - incidence) ** 2));
    return { time, atRisk, clustersAtRisk: ends.clustersAtRisk, incidence, competing, interval };
  });
}

/** What one more of a cluster would add to F, and to log S, so far. */
interface Influence {
  incidence: number;
  logSurvival: number;
}

interface ClusterAt {
  readonly atRisk: number;
  readonly events: number;
  readonly others: number;
}

interface EndTime extends ClusterAt {
  readonly time: number;
  readonly clustersAtRisk: number;
  of(cluster: string): ClusterAt;
}

function addInfluence(influence: Influence, own: ClusterAt, all: EndTime, survival: number): void {
  const [hazard, ended] = [all.events / all.atRisk, (all.events + all.others) / all.atRisk];
  influence.incidence += survival * ((own.events - own.atRisk * hazard) / all.atRisk + hazard * influence.logSurvival);
  if (ended >= 1) return;
  influence.logSurvival -= (own.events + own.others - own.atRisk * ended) / (all.atRisk * (1 - ended));
}

function complement(interval: ShareInterval | undefined): ShareInterval | undefined {
  return interval && { low: 1 - interval.high, high: 1 - interval.low };
}

const none: ClusterAt = { atRisk: 0, events: 0, others: 0 };

function endTimes(followed: readonly FollowedUnits[]): readonly EndTime[] {
  const times = new Set(followed.filter(({ end }) => end !== 'censored').map(({ time }) => time));
  return [...times]
    .sort((a, b) => a - b)
    .map((time) => {
      const clusters = new Map<string, ClusterAt>();
      for (const each of followed) {
        if (each.time < time) continue;
        const held = clusters.get(each.cluster) ?? none;
        const now = each.time === time ? each.weight : 0;
        clusters.set(each.cluster, {
          atRisk: held.atRisk + each.weight,
          events: held.events + (each.end === 'event' ? now : 0),
          others: held.others + (each.end === 'competing' ? now : 0),
        });
      }
      const sum = (of: (at: ClusterAt) => number) => [...clusters.values()].reduce((total, at) => total + of(at), 0);
      return {
        ...{ time, clustersAtRisk: clusters.size },
        ...{ atRisk: sum((at) => at.atRisk), events: sum((at) => at.events), others: sum((at) => at.others) },
        of: (cluster) => clusters.get(cluster) ?? none,
      };
    });
}
