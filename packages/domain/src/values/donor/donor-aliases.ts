/** Funders that the ISO list does not have: institutions, and Kosovo by the code in general use. */
export const furtherDonors = {
  EU: { en: 'European Union', uk: 'Європейський Союз' },
  EIB: { en: 'European Investment Bank', uk: 'Європейський інвестиційний банк' },
  EPF: { en: 'European Peace Facility', uk: 'Європейський фонд миру' },
  XKX: { en: 'Kosovo', uk: 'Косово' },
} as const;

/** Names that data sets use and the ISO list does not, by code. */
export const donorAliases: Readonly<Record<string, readonly string[]>> = {
  EU: [
    'European Union',
    'EU',
    'EU Commission',
    'European Commission',
    'EU Institutions',
    'EU (Commission and Council)',
    'Commission and Council',
    'EU Commission and Council',
  ],
  EIB: ['European Investment Bank', 'EIB'],
  EPF: ['European Peace Facility', 'EPF', 'European Peace Facility (EPF)'],
  CZE: ['Czech Republic', 'Czechia'],
  TUR: ['Turkey', 'Türkiye', 'Turkiye'],
  GBR: ['United Kingdom', 'UK', 'Great Britain', 'Britain'],
  USA: ['United States', 'US', 'United States of America'],
  KOR: ['South Korea', 'Republic of Korea', 'Korea'],
  TWN: ['Taiwan'],
  MKD: ['North Macedonia', 'Macedonia'],
  NLD: ['Netherlands', 'The Netherlands', 'Holland'],
  SVK: ['Slovakia', 'Slovak Republic'],
  MDA: ['Moldova'],
  XKX: ['Kosovo'],
};
