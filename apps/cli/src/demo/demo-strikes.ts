/** One reported salvo, restated from a published report of the Air Force of Ukraine. */
export interface DemoStrike {
  /** Kyiv's calendar, as precise as the report is restated here. */
  readonly start: string;
  readonly end: string;
  /** Last part of the local id. */
  readonly name: string;
  readonly weapons: readonly string[];
  readonly launched: number;
  /** Absent: not restated here, which is not zero. */
  readonly destroyed?: number;
  readonly lost?: number;
}

export interface DemoReport {
  readonly publishedOn: string;
  readonly title: string;
  /** Who passed it on, where it was not read at the Air Force; with the address of the page that was seen. */
  readonly reportedBy?: { readonly publisher: string; readonly url: string };
  readonly strikes: readonly DemoStrike[];
}

/** A salvo of the night that ends, or of the day itself. */
function salvo(
  window: readonly [start: string, end: string],
  name: string,
  weapons: readonly string[],
  counts: Pick<DemoStrike, 'launched' | 'destroyed' | 'lost'>,
): DemoStrike {
  const [start, end] = window;
  return { start, end, name, weapons, ...counts };
}

const december29 = ['2023-12-29', '2023-12-29'] as const;
const january2 = ['2024-01-02', '2024-01-02'] as const;

/** 158 launched, the largest day until then, of which 122 missiles; 114 destroyed. */
const reportOf29December: DemoReport = {
  publishedOn: '2023-12-29',
  title: 'Daily report of the Air Force of Ukraine, 29 December 2023',
  strikes: [
    salvo(['2023-12-28', '2023-12-29'], 'shahed', ['Shahed-136/131'], { launched: 36, destroyed: 27 }),
    salvo(december29, 'kh-101', ['Kh-101/555/55'], { launched: 90, destroyed: 87 }),
    salvo(december29, 's-300-iskander-m', ['S-300/S-400', 'Iskander-M'], { launched: 14, destroyed: 0 }),
    salvo(december29, 'kh-22', ['Kh-22/32'], { launched: 8, destroyed: 0 }),
    salvo(december29, 'kinzhal', ['Kinzhal'], { launched: 5, destroyed: 0 }),
    salvo(december29, 'kh-31p', ['Kh-31P'], { launched: 4, destroyed: 0 }),
    salvo(december29, 'kh-59', ['Kh-59'], { launched: 1, destroyed: 0 }),
  ],
};

/** What became of the six missiles is not said. */
const reportOf31December: DemoReport = {
  publishedOn: '2023-12-31',
  title: 'Ukrainian forces down 21 out of 49 Russian drones targeting frontline regions',
  reportedBy: {
    publisher: 'Rubryka',
    url: 'https://rubryka.com/en/2023/12/31/49-rosijskyh-shahediv-atakuvaly-v-osnovnomu-pryfrontovi-regiony-syly-ppo-zbyly-21-dron',
  },
  strikes: [
    salvo(['2023-12-30', '2023-12-31'], 'shahed', ['Shahed-136/131'], { launched: 49, destroyed: 21 }),
    salvo(['2023-12-30', '2023-12-31'], 's-300', ['S-300'], { launched: 6 }),
  ],
};

const newYearsNight = ['2023-12-31', '2024-01-01'] as const;
const january1 = ['2024-01-01', '2024-01-01'] as const;

/** 98 launched in the night; what became of the missiles is not said. */
const reportOf1January: DemoReport = {
  publishedOn: '2024-01-01',
  title: "Air defence downs 87 out of 90 drones Russia launched on New Year's Eve",
  reportedBy: { publisher: 'Ukrainska Pravda', url: 'https://www.pravda.com.ua/eng/news/2024/01/1/7435375/' },
  strikes: [
    salvo(newYearsNight, 'shahed', ['Shahed-136/131'], { launched: 90, destroyed: 87 }),
    salvo(newYearsNight, 's-300', ['S-300'], { launched: 4 }),
    salvo(newYearsNight, 'kh-31p', ['Kh-31P'], { launched: 3 }),
    salvo(newYearsNight, 'kh-59', ['Kh-59'], { launched: 1 }),
  ],
};

/** The afternoon after it: with the night, 109. */
const reportOfTheAfternoonOf1January: DemoReport = {
  publishedOn: '2024-01-01',
  title: 'Ukrainian Air Defenses Destroy 9 Out Of 10 Shahed Drones, Guided Missile',
  reportedBy: {
    publisher: 'Ukrinform (republished by MENAFN)',
    url: 'https://menafn.com/1107674575/Ukrainian-Air-Defenses-Destroy-9-Out-Of-10-Shahed-Drones-Guided-Missile',
  },
  strikes: [
    salvo(january1, 'shahed-day', ['Shahed-136/131'], { launched: 10, destroyed: 9 }),
    salvo(january1, 'kh-59-day', ['Kh-59'], { launched: 1, destroyed: 1 }),
  ],
};

/** 134 launched: 99 missiles, 72 of them destroyed, and 35 Shaheds, all destroyed. */
const reportOf2January: DemoReport = {
  publishedOn: '2024-01-02',
  title: 'Daily report of the Air Force of Ukraine, 2 January 2024',
  strikes: [
    salvo(['2024-01-01', '2024-01-02'], 'shahed', ['Shahed-136/131'], { launched: 35, destroyed: 35 }),
    salvo(january2, 'kh-101', ['Kh-101/555'], { launched: 70, destroyed: 59 }),
    salvo(january2, 'kinzhal', ['Kinzhal'], { launched: 10, destroyed: 10 }),
    salvo(january2, 'kalibr', ['Kalibr'], { launched: 3, destroyed: 3 }),
    salvo(january2, 'ballistic', ['Ballistic missiles'], { launched: 12, destroyed: 0 }),
    salvo(january2, 'kh-31p', ['Kh-31P'], { launched: 4, destroyed: 0 }),
  ],
};

const reportOf10November: DemoReport = {
  publishedOn: '2024-11-10',
  title: 'Daily report of the Air Force of Ukraine, 10 November 2024',
  strikes: [salvo(['2024-11-09', '2024-11-10'], 'shahed', ['Shahed'], { launched: 145, destroyed: 62, lost: 67 })],
};

/** What was destroyed that night is left out here, so that the demo set shows an unknown. */
const reportOf7September: DemoReport = {
  publishedOn: '2025-09-07',
  title: 'Daily report of the Air Force of Ukraine, 7 September 2025',
  strikes: [
    salvo(['2025-09-06', '2025-09-07'], 'shahed', ['Shahed'], { launched: 810 }),
    salvo(['2025-09-06', '2025-09-07'], 'missiles', ['Unknown missile'], { launched: 13 }),
  ],
};

export const demoReports: readonly DemoReport[] = [
  reportOf29December,
  reportOf31December,
  reportOf1January,
  reportOfTheAfternoonOf1January,
  reportOf2January,
  reportOf10November,
  reportOf7September,
];
