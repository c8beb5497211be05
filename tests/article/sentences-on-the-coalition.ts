import type { Sentence } from './sentence.ts';

/** What was given in all, and who stands together. */
export const sentencesOnTheCoalition: readonly Sentence[] = [
  {
    said: 'The Allies’ support since the invasion is large and of many kinds',
    questions: [
      {
        asks: 'What kinds of support were committed before the article?',
        address: '/v1/views/support?by=category&stage=committed&from=2022-02-24&to=2024-01-04',
        answer: {
          data: [
            { category: 'energy', native: { USD: '53000000' }, packages: 1, undisclosed: 0, unpriced: 0 },
            {
              category: 'military',
              native: { AUD: '146700000', CAD: '406000000', USD: '2020000000' },
              packages: 11,
              undisclosed: 1,
              unpriced: 3,
            },
          ],
        },
        sources: [
          'Shephard Media, 2022-04-27',
          '24 News HD, 2022-06-01',
          'U.S. Department of Defense (republished by michaelsavage.com), 2022-07-01',
          'Ukrainian News Agency, 2022-10-12',
          'Euromaidan Press, 2022-10-27',
          'Ukrinform, 2022-11-07',
          'The Kyiv Independent, 2022-11-08',
          'Bloomberg, 2022-11-29',
          'The Independent (The Associated Press), 2022-12-21',
          'The Kyiv Independent, 2023-01-10',
          'The Kyiv Independent, 2023-01-16',
          'Pledge Times, 2023-02-03',
          'Politico, 2023-04-19',
          'The Kyiv Independent, 2023-06-19',
          'The Sydney Morning Herald, 2023-06-26',
          'Ukrinform, 2023-10-25',
          'The Kyiv Independent, 2023-12-28',
          'BBC News, 2023-12-29',
          'Interfax-Ukraine, 2024-11-22',
        ],
      },
    ],
    checks: [
      {
        address: '/v1/views/support?by=category&donor=USA,EU&from=2022-02-24&stage=committed',
        answer: {
          data: [
            { category: 'energy', native: { USD: '53000000' } },
            { category: 'financial', native: { EUR: '50000000000' } },
            { category: 'military', native: { USD: '2245000000' } },
          ],
        },
      },
      {
        address: '/v1/pledges?category=financial',
        answer: { data: [{ id: 'counterweight-demo:eu-ukraine-facility' }] },
        sources: ['Interfax-Ukraine, 2023-06-20', 'upday News, 2024-02-01'],
      },
    ],
    missing:
      'the demo set restates a few dozen of several thousand packages: its sums show what it holds, not what was given. `cw import kiel` loads a whole tracker.',
  },
  {
    said: 'With others, they coordinate their military aid in monthly meetings of the Contact Group',
    questions: [
      {
        asks: 'When did the Contact Group meet around the article?',
        address: '/v1/meetings?forum=UDCG&from=2023-11-01&to=2024-02-29',
        answer: {
          data: [
            { title: 'Meeting 17 of the Ukraine Defense Contact Group', convened_on: '2023-11-22' },
            { title: 'Meeting 18 of the Ukraine Defense Contact Group', convened_on: '2024-01-23' },
            { title: 'Meeting 19 of the Ukraine Defense Contact Group', convened_on: '2024-02-14' },
          ],
        },
        sources: [
          'Ukrinform (republished by MENAFN), 2023-11-22',
          'RBC-Ukraine, 2024-01-23',
          'The Kyiv Independent, 2024-02-14',
        ],
      },
    ],
    checks: [{ address: '/v1/meetings?forum=UDCG&from=2023-12-01&to=2023-12-31', answer: { data: [] }, sources: [] }],
    missing:
      'it calls itself monthly and is not quite: two months passed between the seventeenth and the eighteenth meeting.',
  },
  {
    said: 'In February 2023 the coalition had 54 countries: all 30 of NATO and 24 others',
    questions: [
      {
        asks: 'How large was the Contact Group then, as claimed and as named?',
        address: '/v1/views/coalition?body=UDCG&on=2023-02-28',
        answer: {
          size: { members: 30, parts: { NATO: { within: 30, outside: 0 } } },
          claimed: [
            { claimed: { value: '54', speaker: 'The World Monitor' }, difference_note: '30 named of 54 claimed' },
            { claimed: { value: '30', speaker: 'The World Monitor' }, difference_note: '30 named, 30 claimed' },
            { claimed: { value: '24', speaker: 'The World Monitor' }, difference_note: '0 named of 24 claimed' },
          ],
        },
        sources: ['The World Monitor, undated'],
      },
      {
        asks: 'And NATO?',
        address: '/v1/views/coalition?body=NATO&on=2023-02-28',
        answer: { size: { members: 30 } },
        sources: ['NATO, undated'],
      },
    ],
    checks: [
      {
        address: '/v1/views/coalition?body=UDCG&on=2023-02-28',
        answer: {
          claimed: [
            { computed: { value: '30' } },
            { claimed: { value: '30' }, computed: { value: '30' } },
            { computed: { value: '0' } },
          ],
        },
      },
      {
        address: '/v1/statements/counterweight-demo:statement-udcg-54',
        answer: { data: { speaker: { name: 'The World Monitor' } } },
        sources: ['The World Monitor, undated', 'Wikipedia (copied by WikiMili), undated'],
      },
    ],
    missing: 'no source was found that names the 24 others: 30 named of 54 claimed.',
  },
  {
    said: 'That this is a large joint effort repeats the above; we ask instead: did NATO grow meanwhile?',
    questions: [
      {
        asks: 'With Finland, on 4 April 2023:',
        address: '/v1/views/coalition?body=NATO&since=2023-02-28&on=2023-04-04',
        answer: { size: { members: 31, joined: 1, left: 0 } },
        sources: ['NATO, undated'],
      },
      {
        asks: 'With Sweden, on 7 March 2024:',
        address: '/v1/views/coalition?body=NATO&since=2023-02-28&on=2024-03-07',
        answer: { size: { members: 32, joined: 2, left: 0 } },
        sources: ['NATO, undated'],
      },
    ],
    checks: [
      {
        address: '/v1/memberships/counterweight-demo:nato-swe',
        answer: { data: { from: '2024-03-07' } },
        sources: ['NATO, undated'],
      },
    ],
    missing: 'the number of members does not say how large the effort is.',
  },
];
