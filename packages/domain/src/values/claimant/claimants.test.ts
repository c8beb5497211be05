import { expect, test } from 'vitest';
import { claimantLabel, claimantOf, claimantScope, claimants, defaultClaimants, UNATTRIBUTED } from './claimants.ts';

test.each([
  ['kpszsu/posts/abc', 'ua-air-force'],
  ['https://t.me/kpszsu/1234', 'ua-air-force'],
  ['https://www.facebook.com/kpszsu', 'ua-air-force'],
  ['PvKPivden/posts/abc', 'ua-air-command-south'],
  ['pvkshid/posts/abc', 'ua-air-command-east'],
  ['PvkCenter/posts/abc', 'ua-air-command-center'],
  ['GeneralStaff.ua/posts/abc', 'ua-general-staff'],
  ['https://t.me/war_monitor/1', 'war-monitor'],
  ['As the General Staff said (GeneralStaff.ua).', 'ua-general-staff'],
  ['https://www.kharkivoda.gov.ua/news/1', 'kharkiv-oblast-administration'],
])('the source %s speaks for %s', (source, slug) => {
  expect(claimantOf(source)).toBe(slug);
});

test.each(['', 'watch/?v=1', 'kpszsuffix/posts/1', 'notkpszsu'])(
  'the source "%s" speaks for nobody we know',
  (source) => {
    expect(claimantOf(source)).toBeUndefined();
  },
);

test('views count country-wide command reports alone unless asked', () => {
  expect(defaultClaimants).toEqual(['ua-air-force']);
  expect(defaultClaimants.map(claimantScope)).toEqual(['country']);
  expect(claimantScope('ua-air-command-south')).toBe('regional');
});

test('a claimant we do not know has the scope other and its slug for a label', () => {
  expect(claimantScope('somebody-else')).toBe('other');
  expect(claimantLabel('somebody-else')).toBe('somebody-else');
  expect(claimantLabel('ua-air-force')).toBe('Air Force of Ukraine');
});

test('slugs are slugs, and neither slugs nor channels stand twice', () => {
  const slugs = claimants.map(({ slug }) => slug);
  const handles = claimants.flatMap((claimant) => claimant.handles);
  expect(slugs.filter((slug) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toEqual([]);
  expect(new Set(slugs).size).toBe(slugs.length);
  expect(new Set(handles).size).toBe(handles.length);
  expect(slugs).toContain(UNATTRIBUTED);
});
