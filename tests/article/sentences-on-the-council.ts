import type { Sentence } from './sentence.ts';

/** Who meets, why, and how large the attack was. */
export const sentencesOnTheCouncil: readonly Sentence[] = [
  {
    said: 'The ambassadors of Ukraine and the Allies will meet in Brussels next Wednesday, at Kyiv’s request',
    questions: [
      {
        asks: 'Which Council met after 4 January 2024?',
        address: '/v1/meetings?forum=NUC&from=2024-01-05&to=2024-01-31',
        answer: {
          data: [
            {
              forum: 'NUC',
              format: 'ambassadors',
              place: 'Brussels',
              requested: { by: 'Ukraine', on: '2024-01-03' },
              convened_on: '2024-01-10',
              scheduling: 'extraordinary',
            },
          ],
        },
        sources: [
          'Dmytro Kuleba on X (shown by Kyiv Post), 2024-01-03',
          'AFP (republished by midnightsun.cc), 2024-01-04',
          'European Pravda (Yahoo News), 2024-01-04',
          'NATO (republished by Eurasia Review), 2024-01-10',
        ],
      },
    ],
    missing:
      'the request became public on 3 January 2024; nobody says on which day it was made. The system does not say that 10 January was a Wednesday.',
  },
  {
    said: 'The meeting follows Russian missile and drone attacks on civilians, a spokesperson of NATO announced',
    questions: [
      {
        asks: 'Who announced it, when, and after what?',
        address: '/v1/meetings/counterweight-demo:nuc-2024-01-10',
        answer: {
          data: {
            announced: { by: 'Dylan White, spokesperson of NATO', on: '2024-01-04' },
            linked: [
              {
                relation: 'in_response_to',
                entity: 'counterweight-demo:request-2024-01-03-council',
                said_on: '2024-01-03',
                quote: "NATO has supported Ukraine's request for an extraordinary NATO-Ukraine Council meeting",
              },
              {
                relation: 'in_response_to',
                entity: 'counterweight-demo:2023-12-29-kh-101',
                said_on: '2024-01-04',
                quote: "convened at Ukraine's request following recent Russian missile and drone attacks",
              },
            ],
          },
        },
        sources: [
          'Dmytro Kuleba on X (shown by Kyiv Post), 2024-01-03',
          'AFP (republished by midnightsun.cc), 2024-01-04',
          'European Pravda (Yahoo News), 2024-01-04',
          'NATO (republished by Eurasia Review), 2024-01-10',
        ],
      },
      {
        asks: 'Which missiles and drones were launched on 29 December 2023?',
        address: '/v1/views/strikes?by=class&from=2023-12-29&to=2023-12-29',
        answer: {
          data: [
            { class: 'aeroballistic', launched: 5, destroyed: 0 },
            { class: 'anti_radar', launched: 4, destroyed: 0 },
            { class: 'cruise', launched: 99, destroyed: 87 },
            { class: 'drone', launched: 36, destroyed: 27 },
            { class: 'mixed', launched: 14, destroyed: 0 },
          ],
        },
        sources: ['Air Force of Ukraine, 2023-12-29'],
      },
    ],
    checks: [
      {
        address: '/v1/meetings/counterweight-demo:nuc-2024-01-10',
        answer: { data: { linked: [{ direction: 'from' }, { direction: 'from' }] } },
      },
      { address: '/v1/views/strikes?from=2023-12-29&to=2023-12-29', answer: { total: { launched: 158 } } },
      { address: '/v1/views/strikes?from=2023-12-29&to=2023-12-29&class=drone', answer: { total: { launched: 36 } } },
    ],
    missing:
      'the link names the largest salvo of 29 December for all the attacks, and says so; the demo set does not say who was hit: it has neither targets nor casualties for these days.',
  },
  {
    said: 'It is the new NATO-Ukraine Council; the Secretary General decided on the meeting after Kyiv’s request',
    questions: [
      {
        asks: 'Since when has the Council met?',
        address: '/v1/meetings?forum=NUC&to=2024-01-10',
        answer: {
          data: [
            { format: 'leaders', place: 'Vilnius', convened_on: '2023-07-12' },
            {
              format: 'ambassadors',
              place: 'Brussels',
              decided_by: 'Jens Stoltenberg, Secretary General of NATO',
              convened_on: '2024-01-10',
            },
          ],
        },
        sources: [
          'Interfax-Ukraine, 2023-07-12',
          'Dmytro Kuleba on X (shown by Kyiv Post), 2024-01-03',
          'AFP (republished by midnightsun.cc), 2024-01-04',
          'European Pravda (Yahoo News), 2024-01-04',
          'NATO (republished by Eurasia Review), 2024-01-10',
        ],
      },
      {
        asks: 'In which order was it requested, announced and held?',
        address: '/v1/timeline?kind=meeting&from=2024-01-01&to=2024-01-10',
        answer: {
          data: [
            { day: '2024-01-03', point: 'requested', entity: 'counterweight-demo:nuc-2024-01-10' },
            { day: '2024-01-04', point: 'announced', entity: 'counterweight-demo:nuc-2024-01-10' },
            { day: '2024-01-10', point: 'convened', entity: 'counterweight-demo:nuc-2024-01-10' },
          ],
        },
        sources: [
          'Dmytro Kuleba on X (shown by Kyiv Post), 2024-01-03',
          'AFP (republished by midnightsun.cc), 2024-01-04',
          'European Pravda (Yahoo News), 2024-01-04',
          'NATO (republished by Eurasia Review), 2024-01-10',
        ],
      },
    ],
    checks: [
      {
        address: '/v1/meetings?forum=NUC&to=2023-12-31',
        answer: { data: [{ place: 'Vilnius', convened_on: '2023-07-12' }] },
        sources: ['Interfax-Ukraine, 2023-07-12'],
      },
      {
        address: '/v1/requests/counterweight-demo:request-2024-01-03-council',
        answer: {
          data: {
            made: { day: '2024-01-03' },
            linked: [{ relation: 'in_response_to', direction: 'to', entity: 'counterweight-demo:nuc-2024-01-10' }],
          },
        },
        sources: ['Dmytro Kuleba on X (shown by Kyiv Post), 2024-01-03', 'Ukrinform, 2024-01-03'],
      },
    ],
    missing: 'the demo set does not have all the Council’s meetings of 2023, only the first and the one asked about.',
  },
];
