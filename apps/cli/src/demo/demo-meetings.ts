import type { meetingSchema } from '@counterweight/domain';
import type { DemoFact } from './demo-fact.ts';
import { requestSupported, spokesman } from './demo-sources.ts';

type DemoMeeting = DemoFact<typeof meetingSchema>;

const firstCouncil: DemoMeeting = {
  name: 'nuc-2023-07-12',
  sources: [
    {
      publisher: 'Interfax-Ukraine',
      title:
        'First meeting of Ukraine-NATO Council starts in Vilnius at level of heads of state, govt of Alliance member states',
      published_on: '2023-07-12',
      url: 'https://en.interfax.com.ua/news/general/922446.html',
    },
  ],
  body: {
    forum: 'NUC',
    title: 'First meeting of the NATO-Ukraine Council',
    format: 'leaders',
    place: 'Vilnius',
    held: 'in_person',
    convened_on: '2023-07-12',
    scheduling: 'scheduled',
    note: 'The Council was founded by the leaders the day before.',
  },
};

const councilOfJanuary: DemoMeeting = {
  name: 'nuc-2024-01-10',
  sources: [
    {
      publisher: 'NATO (republished by Eurasia Review)',
      title: 'NATO-Ukraine Council Meets, Allies Pledge Further Air Defences',
      published_on: '2024-01-10',
      url: 'https://www.eurasiareview.com/10012024-nato-ukraine-council-meets-allies-pledge-further-air-defences/',
    },
    {
      publisher: 'European Pravda (Yahoo News)',
      title: 'NATO announces date of emergency meeting to discuss large-scale Russian attacks on Ukraine',
      published_on: '2024-01-04',
      url: 'https://news.yahoo.com/nato-announces-date-emergency-meeting-103900253.html',
    },
    spokesman,
    requestSupported,
  ],
  body: {
    forum: 'NUC',
    title: 'Extraordinary meeting of the NATO-Ukraine Council after the strikes of the new year',
    format: 'ambassadors',
    place: 'Brussels',
    requested: { by: 'Ukraine', on: '2024-01-03' },
    decided_by: 'Jens Stoltenberg, Secretary General of NATO',
    announced: { by: 'Dylan White, spokesperson of NATO', on: '2024-01-04' },
    convened_on: '2024-01-10',
    scheduling: 'extraordinary',
    outcomes: ['Allies confirm that they will strengthen Ukraine’s air defence further.'],
    note: 'The request became public on 3 January; when it was made is not said.',
  },
};

const councilOfApril: DemoMeeting = {
  name: 'nuc-2024-04-19',
  sources: [
    {
      publisher: 'NATO',
      title: 'Secretary General chairs meeting of NATO-Ukraine Council, Allies agree to step up support',
      published_on: '2024-04-19',
      url: 'https://www.nato.int/cps/en/natohq/news_224893.htm?selectedLocale=en',
    },
    {
      publisher: 'Euromaidan Press',
      title: 'Ukraine-NATO Council convenes emergency meeting on 19 April at Zelenskyy’s request',
      published_on: '2024-04-17',
      url: 'https://euromaidanpress.com/2024/04/17/ukraine-nato-council-convenes-emergency-meeting-on-19-april-at-zelenskyys-request/',
    },
  ],
  body: {
    forum: 'NUC',
    title: 'Extraordinary meeting of the NATO-Ukraine Council on air defence',
    format: 'defence_ministers',
    held: 'online',
    requested: { by: 'Volodymyr Zelensky, president of Ukraine', on: '2024-04-16' },
    announced: { by: 'Jens Stoltenberg, Secretary General of NATO', on: '2024-04-17' },
    convened_on: '2024-04-19',
    scheduling: 'extraordinary',
    outcomes: ['Allies agree to give more, air defence included.'],
  },
};

/** A meeting of the Contact Group, by its number. */
function contactGroup(
  number: number,
  day: string,
  where: Pick<DemoMeeting['body'], 'place' | 'held' | 'note'>,
  source: DemoMeeting['sources'][number],
): DemoMeeting {
  return {
    name: `udcg-${day}`,
    sources: [source],
    body: {
      forum: 'UDCG',
      title: `Meeting ${number} of the Ukraine Defense Contact Group`,
      format: 'defence_ministers',
      convened_on: day,
      scheduling: 'scheduled',
      ...where,
    },
  };
}

/** Meant to meet each month; of the dates here, none lies in December 2023. */
const contactGroupMeetings: readonly DemoMeeting[] = [
  contactGroup(
    1,
    '2022-04-26',
    { place: 'Ramstein', held: 'in_person', note: 'Under another name: Consultative Group. To meet each month.' },
    {
      publisher: 'Kaiserslautern American',
      title: 'Secretary of Defense hosts Ukraine Defense Consultative Group on Ramstein',
      published_on: '2022-04-29',
      url: 'https://www.kaiserslauternamerican.com/secretary-of-defense-hosts-ukraine-security-consultative-group-on-ramstein/',
    },
  ),
  contactGroup(
    9,
    '2023-02-14',
    { place: 'Brussels', held: 'in_person' },
    {
      publisher: 'U.S. Department of Defense',
      title:
        'Secretary of Defense Lloyd J. Austin III and Army Gen. Mark A. Milley, chairman, Joint Chiefs of Staff, Hold a Press Conference Following the Ukraine Defense Contact Group, Brussels, Belgium',
      published_on: '2023-02-14',
      url: 'https://www.defense.gov/News/Transcripts/Transcript/Article/3298235/secretary-of-defense-lloyd-j-austin-iii-and-army-gen-mark-a-milley-chairman-joi/',
    },
  ),
  contactGroup(
    17,
    '2023-11-22',
    { held: 'online' },
    {
      publisher: 'Ukrinform (republished by MENAFN)',
      title: 'Pentagon Chief Opens 17th Ramstein Meeting',
      published_on: '2023-11-22',
      url: 'https://menafn.com/1107472043/Pentagon-Chief-Opens-17Th-Ramstein-Meeting',
    },
  ),
  contactGroup(
    18,
    '2024-01-23',
    { held: 'online' },
    {
      publisher: 'RBC-Ukraine',
      title: "Ramstein-18 today: Details about new gathering of Ukraine's allies",
      published_on: '2024-01-23',
      url: 'https://newsukraine.rbc.ua/news/ramstein-18-today-details-about-new-gathering-1705983903.html',
    },
  ),
  contactGroup(
    19,
    '2024-02-14',
    { place: 'Brussels', held: 'hybrid' },
    {
      publisher: 'The Kyiv Independent',
      title: 'US Defense Secretary Austin opens 19th Ramstein-format meeting',
      published_on: '2024-02-14',
      url: 'https://kyivindependent.com/us-defense-secretary-austin-opens-19th-ramstein-format-meeting/',
    },
  ),
];

export const demoMeetings: readonly DemoMeeting[] = [
  firstCouncil,
  councilOfJanuary,
  councilOfApril,
  ...contactGroupMeetings,
];
