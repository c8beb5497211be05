import type { DemoSource } from './demo-fact.ts';

// Reports that several facts of the set rest on.

/** What announced five strategic systems at once, most of them for the second time. */
export const jointStatement: DemoSource = {
  publisher: 'The White House (republished by Agenzia Giornalistica Opinione)',
  title: 'Joint Statement on Strengthening Ukraine’s Air Defenses',
  published_on: '2024-07-09',
  url: 'https://www.agenziagiornalisticaopinione.it/lancio-dagenzia/the-white-house-joint-statement-on-strengthening-ukraines-air-defenses-by-u-s-president-biden-dutch-prime-minister-schoof-german-chancellor-scholz-italian-prime-minister-meloni/',
};

/** What ended the veto, and what was agreed. */
export const euAgreement: DemoSource = {
  publisher: 'upday News',
  title: 'EU agrees new €50 billion aid package for Ukraine',
  published_on: '2024-02-01',
  url: 'https://www.upday.com/uk/eu-agrees-new-50-billion-euro-aid-package-for-ukraine',
};

/** Bears no day; written between the announcement of 4 January 2024 and the Council of 10 January. */
export const worldMonitor: DemoSource = {
  publisher: 'The World Monitor',
  title: "NATO to Convene Over Ukraine's Request for Enhanced Air Defenses",
  url: 'https://www.theworldmonitor.com/nato-to-convene-over-ukraines-request-for-enhanced-air-defenses',
};

/** A copy of the encyclopedia's page, which bears no day; by the days of war it counts it is of 10 September 2025. */
export const contactGroupPage: DemoSource = {
  publisher: 'Wikipedia (copied by WikiMili)',
  title: 'Ukraine Defense Contact Group',
  url: 'https://wikimili.com/en/Ukraine_Defense_Contact_Group',
};

/** Said by the alliance's spokesman on 4 January 2024. */
export const spokesman: DemoSource = {
  publisher: 'AFP (republished by midnightsun.cc)',
  title: 'NATO, Ukraine To Discuss Air Defence As Russia Intensifies Strikes',
  published_on: '2024-01-04',
  url: 'https://midnightsun.cc/nato-ukraine-to-discuss-air-defence-as-russia-intensifies-strikes-19020.html',
};

export const requestSupported: DemoSource = {
  publisher: 'Dmytro Kuleba on X (shown by Kyiv Post)',
  title:
    "NATO has supported Ukraine’s request for an extraordinary NATO-Ukraine Council meeting in response to Russia's mass air strikes",
  published_on: '2024-01-03',
  url: 'https://fu.kyivpost.com/post/26283',
};

export const secondMassStrike: DemoSource = {
  publisher: 'Dmytro Kuleba on X (shown by Spektr.Press)',
  title: 'Putin escalates terror against Ukraine. Today was already the second mass missile strike in just four days',
  published_on: '2024-01-02',
  url: 'https://spektr.press/news/2024/01/02/glava-mid-ukrainy-prizval-izolirovat-rossijskih-diplomatov-v-stranah-ih-nahozhdeniya',
};

export const yetToReceive: DemoSource = {
  publisher: 'Euromaidan Press',
  title: 'Ukraine yet to receive Patriots promised in June, says Zelenskyy',
  published_on: '2025-01-03',
  url: 'https://euromaidanpress.com/2025/01/03/ukraine-yet-to-receive-patriots-promised-in-june-says-zelenskyy/',
};

export const closedSky: DemoSource = {
  publisher: 'Online.UA',
  title: "Ukraine needs 25 Patriots to completely close its sky from Russia's airstrikes, Zelenskyy states",
  published_on: '2024-07-15',
  url: 'https://news.online.ua/en/ukraine-needs-25-patriots-to-completely-close-its-sky-from-russias-airstrikes-zelenskyy-states-881967/',
};
