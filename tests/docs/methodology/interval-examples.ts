import { type ClusteredShare, clusteredShare, shareDifference, wilsonInterval } from '@counterweight/domain/analysis';
import { checkBreaks } from '@counterweight/domain/answers';
import { intervalText, markdownTable, shareText } from './markdown-table.ts';

/** Invented nights of one class. */
const even = [
  { launched: 20, destroyed: 15, lost: 2 },
  { launched: 30, destroyed: 23, lost: 3 },
  { launched: 10, destroyed: 8, lost: 1 },
  { launched: 25, destroyed: 19, lost: 2 },
  { launched: 15, destroyed: 11, lost: 2 },
];
/** The same sums, as uneven as nights are. */
const uneven = [
  { launched: 20, destroyed: 18, lost: 2 },
  { launched: 30, destroyed: 16, lost: 3 },
  { launched: 10, destroyed: 9, lost: 1 },
  { launched: 25, destroyed: 23, lost: 2 },
  { launched: 15, destroyed: 10, lost: 2 },
];

type Nights = typeof even;

const sum = (nights: Nights, of: keyof Nights[number]) => nights.reduce((total, night) => total + night[of], 0);

function kineticOf(nights: Nights): ClusteredShare {
  const share = clusteredShare(nights.map(({ launched, destroyed }) => ({ part: destroyed, whole: launched })));
  if (share === undefined) throw new Error('these nights are no share');
  return share;
}

function nightTable(): string {
  const rows = even.map((night, index) => {
    return [index + 1, night.launched, night.lost, night.destroyed, uneven[index]?.destroyed ?? 0];
  });
  const heads = ['night', 'launched', 'lost', 'destroyed, even nights', 'destroyed, uneven nights'];
  return markdownTable(heads, [
    ...rows,
    ['all', sum(even, 'launched'), sum(even, 'lost'), sum(even, 'destroyed'), sum(uneven, 'destroyed')],
  ]);
}

function rateTable(): string {
  const [launched, destroyed, lost] = [sum(even, 'launched'), sum(even, 'destroyed'), sum(even, 'lost')];
  return markdownTable(
    ['rate', 'computed', 'is'],
    [
      ['kinetic', `${destroyed} / ${launched}`, shareText(destroyed / launched)],
      ['neutralised', `(${destroyed} + ${lost}) / ${launched}`, shareText((destroyed + lost) / launched)],
      ['engaged', `${destroyed} / (${launched} - ${lost})`, shareText(destroyed / (launched - lost))],
    ],
  );
}

function clusterTable(): string {
  const rowOf = (name: string, nights: Nights) => {
    const { share, designEffect = Number.NaN, effectiveN, naive, cluster } = kineticOf(nights);
    const numbers = [shareText(share), designEffect.toFixed(2), effectiveN.toFixed(1)];
    return [name, ...numbers, intervalText(naive), intervalText(cluster)];
  };
  const heads = ['nights', 'kinetic', 'design effect', 'n_eff', 'naive', 'cluster'];
  return markdownTable(heads, [rowOf('even', even), rowOf('uneven', uneven)]);
}

function smallTable(): string {
  const counts = [
    [0, 5],
    [0, 14],
    [3, 5],
    [60, 100],
    [600, 1000],
  ] as const;
  const rows = counts.map(([part, whole]) => [`${part} of ${whole}`, intervalText(wilsonInterval(part, whole))]);
  return markdownTable(['destroyed', '95 % interval'], rows);
}

function differenceTable(): string {
  const estimate = (part: number, whole: number) => {
    return { share: part / whole, interval: wilsonInterval(part, whole) };
  };
  const pairs = [
    [70, 60, 100],
    [700, 600, 1000],
  ] as const;
  const rows = pairs.map(([first, second, whole]) => {
    const { difference, interval } = shareDifference(estimate(first, whole), estimate(second, whole));
    const isClear = interval.low > 0 || interval.high < 0;
    return [
      ...[`${first} of ${whole}`, `${second} of ${whole}`, shareText(difference), intervalText(interval)],
      isClear ? 'yes' : 'no',
    ];
  });
  return markdownTable(['this period', 'the other', 'difference', '95 % interval', 'distinguishable from none'], rows);
}

function breakTable(): string {
  const months = Array.from({ length: 24 }, (_, index) => {
    const month = `${2023 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
    const wobble = (index * 37) % 60;
    return { month, launched: 1000, destroyed: (index < 9 ? 850 : index < 17 ? 550 : 800) - wobble };
  });
  const { detected } = checkBreaks(months, [{ code: 'an example', from: '2023-09-20', to: '2023-10-31' }]);
  const rows = detected.map(({ month, before, after, registered }) => {
    return [month, shareText(before), shareText(after), registered ?? 'not registered'];
  });
  return markdownTable(['new from', 'share before', 'share after', 'registered as'], rows);
}

export const intervalExamples = {
  nights: nightTable,
  rates: rateTable,
  clusters: clusterTable,
  small: smallTable,
  differences: differenceTable,
  breaks: breakTable,
} as const;
