import countries from 'i18n-iso-countries/index.js';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import ukrainian from 'i18n-iso-countries/langs/uk.json' with { type: 'json' };
import { z } from 'zod';
import { donorAliases, furtherDonors } from './donor-aliases.ts';

countries.registerLocale(english);
countries.registerLocale(ukrainian);

/** Who funds a pledge: a country by its ISO 3166-1 alpha-3 code, or `EU`, `EIB`, `EPF`. */
export const donorCodeSchema = z
  .string()
  .regex(/^([A-Z]{3}|EU)$/, { error: 'an ISO 3166 alpha-3 code such as DEU, or EU, EIB, EPF', abort: true })
  .refine(isDonorCode, 'a country that exists, by its ISO 3166 alpha-3 code such as DEU, or EU, EIB, EPF')
  .brand<'DonorCode'>();
export type DonorCode = z.infer<typeof donorCodeSchema>;

/** The donor that a name or code of a data set means, whatever its case and accents; `undefined` when none is known. */
export function donorOf(name: string): DonorCode | undefined {
  const key = keyOf(name);
  const alpha3 =
    byAlias.get(key) ??
    countries.getAlpha3Code(name.trim(), 'en') ??
    countries.getSimpleAlpha3Code(name.trim(), 'en') ??
    [name.trim().toUpperCase()].find(isDonorCode) ??
    countries.alpha2ToAlpha3(name.trim().toUpperCase());
  return donorCodeSchema.safeParse(alpha3).data;
}

/** What a donor is called, in English unless told. */
export function donorName(code: DonorCode, language: 'en' | 'uk' = 'en'): string {
  return furtherNames.get(code)?.[language] ?? countries.getName(code, language) ?? code;
}

const furtherNames: ReadonlyMap<string, { readonly en: string; readonly uk: string }> = new Map(
  Object.entries(furtherDonors),
);

/** Every donor that there can be, in order of code. */
export function donorCodes(): readonly DonorCode[] {
  const codes = [...Object.keys(furtherDonors), ...Object.keys(countries.getAlpha3Codes())];
  return codes.toSorted().map((code) => donorCodeSchema.parse(code));
}

/** The names beside its own that a donor is taken by. */
export function donorAliasesOf(code: DonorCode): readonly string[] {
  return donorAliases[code] ?? [];
}

const byAlias: ReadonlyMap<string, string> = new Map(
  Object.entries(donorAliases).flatMap(([code, names]) => names.map((name) => [keyOf(name), code] as const)),
);

function isDonorCode(code: string): boolean {
  return Object.hasOwn(furtherDonors, code) || (code.length === 3 && countries.alpha3ToAlpha2(code) !== undefined);
}

function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
