import type { Body, KindName, meetingFormats, relations, restrictionKinds } from '@counterweight/domain/kinds';
import type { qualifiers } from '@counterweight/domain/values';
import type { Names } from './names.ts';

export const kindNamesInWords: Names<KindName> = {
  strike: ['strike', 'удар'],
  dataset: ['dataset', 'набір даних'],
  pledge: ['pledge', 'обіцянка допомоги'],
  restriction: ['restriction', 'обмеження'],
  request: ['request', 'запит'],
  meeting: ['meeting', 'зустріч'],
  membership: ['membership', 'членство'],
  statement: ['statement', 'заява'],
  link: ['link', 'зв’язок'],
  rate: ['exchange rate', 'валютний курс'],
};

export const bodyNames: Names<Body> = {
  NATO: ['NATO', 'НАТО'],
  EU: ['European Union', 'Європейський Союз'],
  UDCG: ['Ukraine Defense Contact Group', 'Контактна група з питань оборони України'],
};

export const meetingFormatNames: Names<(typeof meetingFormats)[number]> = {
  ambassadors: ['ambassadors', 'посли'],
  ministers: ['ministers', 'міністри'],
  foreign_ministers: ['foreign ministers', 'міністри закордонних справ'],
  defence_ministers: ['defence ministers', 'міністри оборони'],
  leaders: ['leaders', 'лідери'],
  officials: ['officials', 'посадовці'],
};

export const relationNames: Names<(typeof relations)[number]> = {
  in_response_to: ['in response to', 'у відповідь на'],
  same_as: ['the same as', 'те саме, що'],
  supersedes: ['supersedes', 'заміняє'],
  part_of: ['part of', 'частина'],
  fulfils: ['fulfils', 'виконує'],
  decided_at: ['decided at', 'вирішено на'],
  about: ['about', 'про'],
};

export const restrictionKindNames: Names<(typeof restrictionKinds)[number]> = {
  appropriation_blocked: ['appropriation blocked', 'фінансування заблоковано'],
  export_licence: ['export licence', 'експортна ліцензія'],
  use_restriction: ['restriction of use', 'обмеження застосування'],
  other: ['other', 'інше'],
};

export const qualifierNames: Names<(typeof qualifiers)[number]> = {
  about: ['about', 'близько'],
  at_least: ['at least', 'щонайменше'],
  up_to: ['up to', 'до'],
};
