import type { airDefenceClasses, airDefenceParts, airDefenceUnitNames as units } from '@counterweight/domain/values';
import type { Names } from './names.ts';

export const airDefenceClassNames: Names<(typeof airDefenceClasses)[number]> = {
  long_range: ['long range', 'великої дальності'],
  medium_range: ['medium range', 'середньої дальності'],
  short_range: ['short range', 'малої дальності'],
  manpads: ['man-portable missiles', 'переносні зенітні ракетні комплекси'],
  counter_uas: ['counter-drone systems', 'засоби протидії безпілотникам'],
  interceptors: ['interceptor missiles', 'ракети-перехоплювачі'],
  sensors: ['radars and sensors', 'радари та сенсори'],
  components: ['parts of systems', 'складові систем'],
  sustainment: ['sustainment', 'забезпечення'],
};

export const airDefenceUnitNames: Names<(typeof units)[number]> = {
  battery: ['battery or system', 'батарея або система'],
  vehicle: ['vehicle', 'машина'],
  gun: ['gun', 'гармата'],
  launcher: ['launcher', 'пускова установка'],
  device: ['device', 'пристрій'],
  missile: ['missile', 'ракета'],
  radar: ['radar', 'радар'],
  round: ['round', 'набій'],
  item: ['item', 'одиниця'],
};

export const airDefencePartNames: Names<(typeof airDefenceParts)[number]> = {
  launcher: ['launcher', 'пускова установка'],
  radar: ['radar', 'радар'],
  command: ['command post', 'пункт управління'],
  other: ['other part', 'інша складова'],
  ammunition: ['ammunition', 'боєприпаси'],
  spares: ['spare parts', 'запасні частини'],
  maintenance: ['maintenance', 'обслуговування'],
  training: ['training', 'навчання'],
};
