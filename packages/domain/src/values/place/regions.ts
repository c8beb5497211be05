import { z } from 'zod';

/** The regions of Ukraine by ISO 3166-2:UA, with English names of our own choosing, in the order of the codes. */
export const regions = [
  { code: 'UA-05', name: 'Vinnytsia oblast' },
  { code: 'UA-07', name: 'Volyn oblast' },
  { code: 'UA-09', name: 'Luhansk oblast' },
  { code: 'UA-12', name: 'Dnipropetrovsk oblast' },
  { code: 'UA-14', name: 'Donetsk oblast' },
  { code: 'UA-18', name: 'Zhytomyr oblast' },
  { code: 'UA-21', name: 'Zakarpattia oblast' },
  { code: 'UA-23', name: 'Zaporizhzhia oblast' },
  { code: 'UA-26', name: 'Ivano-Frankivsk oblast' },
  { code: 'UA-30', name: 'Kyiv city' },
  { code: 'UA-32', name: 'Kyiv oblast' },
  { code: 'UA-35', name: 'Kirovohrad oblast' },
  { code: 'UA-40', name: 'Sevastopol city' },
  { code: 'UA-43', name: 'Crimea' },
  { code: 'UA-46', name: 'Lviv oblast' },
  { code: 'UA-48', name: 'Mykolaiv oblast' },
  { code: 'UA-51', name: 'Odesa oblast' },
  { code: 'UA-53', name: 'Poltava oblast' },
  { code: 'UA-56', name: 'Rivne oblast' },
  { code: 'UA-59', name: 'Sumy oblast' },
  { code: 'UA-61', name: 'Ternopil oblast' },
  { code: 'UA-63', name: 'Kharkiv oblast' },
  { code: 'UA-65', name: 'Kherson oblast' },
  { code: 'UA-68', name: 'Khmelnytskyi oblast' },
  { code: 'UA-71', name: 'Cherkasy oblast' },
  { code: 'UA-74', name: 'Chernihiv oblast' },
  { code: 'UA-77', name: 'Chernivtsi oblast' },
] as const;

/** An ISO 3166-2:UA code; Kyiv and Sevastopol are regions of their own. */
export const regionCodeSchema = z.enum(regions.map((region) => region.code));
export type RegionCode = z.infer<typeof regionCodeSchema>;

const names: ReadonlyMap<RegionCode, string> = new Map(regions.map((region) => [region.code, region.name]));

/** The English name of a region, such as `Kyiv oblast` for `UA-32`. */
export function regionName(code: RegionCode): string {
  return names.get(code) ?? code;
}
