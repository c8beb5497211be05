import { on } from './demo-fact.ts';
import type { DemoPledge } from './demo-pledges.ts';

const howitzers: DemoPledge = {
  name: 'aus-2022-04-27',
  sources: [
    {
      publisher: 'Shephard Media',
      title: 'Australia sends M777 artillery pieces to Ukraine',
      published_on: '2022-04-27',
      url: 'https://www.shephardmedia.com/news/landwarfareintl/australia-to-send-m777-artillery-pieces-to-ukraine/',
    },
  ],
  pledge: {
    donor: 'AUS',
    title: 'Six M777 towed howitzers with ammunition',
    category: 'military',
    subcategory: 'artillery',
    new_money: 'unknown',
    announced: on('2022-04-27'),
  },
  transactions: [
    {
      type: 'committed',
      when: on('2022-04-27'),
      value: { known: 'money', money: { amount: '26700000', currency: 'AUD' } },
      units: [
        { item: 'M777 155 mm towed howitzer', count: 6 },
        { item: '155 mm ammunition', class: 'ammunition' },
      ],
    },
  ],
};

const bushmasters: DemoPledge = {
  name: 'aus-2022-10-27',
  sources: [
    {
      publisher: 'Euromaidan Press',
      title: 'Australia will transfer 30 more Bushmaster APCs to Ukraine, bringing the total to 90',
      published_on: '2022-10-27',
      url: 'https://euromaidanpress.com/2022/10/27/australia-will-transfer-30-more-bushmaster-apcs-to-ukraine-bringing-the-total-to-90/',
    },
  ],
  pledge: {
    donor: 'AUS',
    title: 'Thirty more Bushmaster protected vehicles, and instructors for the training in Britain',
    category: 'military',
    subcategory: 'armour',
    new_money: 'unknown',
    announced: on('2022-10-27'),
    note: 'Ninety Bushmasters with those given before.',
  },
  transactions: [
    {
      type: 'committed',
      when: on('2022-10-27'),
      value: { known: 'none' },
      units: [{ item: 'Bushmaster mine-resistant vehicle', count: 30 }],
    },
  ],
};

const vehicles: DemoPledge = {
  name: 'aus-2023-06-26',
  sources: [
    {
      publisher: 'The Sydney Morning Herald',
      title: 'Australia provides an extra $110 million in support for Ukraine',
      published_on: '2023-06-26',
      url: 'https://www.smh.com.au/politics/federal/australia-provides-an-extra-110-million-in-support-for-ukraine-20230626-p5djhs.html',
    },
  ],
  pledge: {
    donor: 'AUS',
    title: 'Seventy military vehicles and 105 mm ammunition',
    category: 'military',
    subcategory: 'mixed',
    new_money: 'unknown',
    announced: on('2023-06-26'),
    note: 'The other AUD 10 million of the AUD 110 million announced are humanitarian, through the United Nations.',
  },
  transactions: [
    {
      type: 'committed',
      when: on('2023-06-26'),
      value: { known: 'money', money: { amount: '100000000', currency: 'AUD' } },
      units: [
        { item: 'M113 armoured personnel carrier', count: 28 },
        { item: 'Special operations vehicle', count: 14 },
        { item: 'Medium truck', count: 28 },
        { item: 'Trailer', count: 14 },
        { item: '105 mm artillery ammunition', class: 'ammunition' },
      ],
    },
  ],
};

const equipment: DemoPledge = {
  name: 'aus-2023-10-25',
  sources: [
    {
      publisher: 'Ukrinform',
      title: 'Australia provides Ukraine with $12 million military aid package',
      published_on: '2023-10-25',
      url: 'https://ukrinform.net/amp/rubric-ato/3778270-australia-provides-ukraine-with-12-million-military-aid-package.html',
    },
  ],
  pledge: {
    donor: 'AUS',
    title: 'Equipment for mine clearing, X-ray and metal printing, and against drones',
    category: 'military',
    subcategory: 'equipment',
    new_money: 'unknown',
    announced: on('2023-10-25'),
  },
  transactions: [
    {
      type: 'committed',
      when: on('2023-10-25'),
      value: { known: 'money', money: { amount: '20000000', currency: 'AUD' } },
      units: [
        { item: 'Counter-drone system', class: 'counter_uas' },
        { item: 'Mine clearing equipment' },
        { item: 'Portable X-ray machine' },
        { item: 'Metal 3D printer' },
      ],
    },
  ],
};

/** Of Australia's military support, the packages that could be found. */
export const australianPledges: readonly DemoPledge[] = [howitzers, bushmasters, vehicles, equipment];
