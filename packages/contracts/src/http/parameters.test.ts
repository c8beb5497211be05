import { describe, expect, test } from 'vitest';
import { donorParameter } from './parameters.ts';
import { strikeFilterShape } from './strike-filter.ts';

describe('a filter takes every name that publishing takes, and asks for codes', () => {
  test.each([
    ['Shahed-136', ['shahed']],
    ['X-101,kalibr,Х-101', ['kalibr', 'kh-101']],
    ['unlisted:mystery-7', ['unlisted:mystery-7']],
  ])('weapon=%s', (text, codes) => {
    expect(strikeFilterShape.weapon.parse(text)).toEqual(codes);
  });

  test.each([
    ['Kyiv', ['UA-30']],
    ['Kyiv oblast,UA-32', ['UA-32']],
    ['Odesa oblast', ['UA-51']],
    ['Україна', ['UA']],
    ['Kryvyi Rih', ['UA-12']],
    ['zone:south,unknown', ['unknown', 'zone:south']],
  ])('region=%s', (text, codes) => {
    expect(strikeFilterShape.region.parse(text)).toEqual(codes);
    expect(strikeFilterShape.reported_hit.parse(text)).toEqual(codes);
  });

  test.each([
    ['Germany', ['DEU']],
    ['DE,deu,DEU', ['DEU']],
    ['EU,United Kingdom,UK', ['EU', 'GBR']],
  ])('donor=%s', (text, codes) => {
    expect(donorParameter('Donors.').parse(text)).toEqual(codes);
  });

  test.each([
    [strikeFilterShape.weapon, 'Mystery-7', 'Mystery-7 is not known'],
    [strikeFilterShape.region, 'Kursk oblast', 'Kursk oblast is not known'],
    [strikeFilterShape.region, 'Kyiv and Odesa', 'Kyiv and Odesa is not known'],
    [strikeFilterShape.region, '', 'has an empty member'],
    [donorParameter('Donors.'), 'Ruritania', 'Ruritania is no donor'],
    [donorParameter('Donors.'), 'DEU,', 'an empty member is no donor'],
  ])('a name that nobody knows is refused by name (%#)', (parameter, text, message) => {
    expect(parameter.safeParse(text).error?.issues[0]?.message).toContain(message);
  });
});
