import type { EndReason, Rung, UnwatchedReason } from '@counterweight/domain/answers';
import type { Names } from './names.ts';

/** The rungs of what may follow a wave. */
export const rungNames: Names<Rung> = {
  requested: ['requested', 'запитано'],
  announced: ['announced', 'оголошено'],
  convened: ['convened', 'скликано'],
  pledged: ['pledged', 'обіцяно'],
  delivered: ['delivered', 'доставлено'],
};

/** What stopped a clock of the response view, or why it never ran. */
export const clockEndNames: Names<'event' | EndReason | UnwatchedReason> = {
  event: ['an event', 'подія'],
  next_wave: ['the next wave began', 'почалася наступна хвиля'],
  as_of: ['the last day seen', 'останній видимий день'],
  end_of_data: ['the data end', 'дані закінчуються'],
  before_data: ['the data begin later', 'дані починаються пізніше'],
  after_data: ['the data end by then', 'дані закінчуються раніше'],
  no_dates: ['none of the data bears a day', 'жодна подія не має дати'],
  no_data: ['there are no data', 'даних немає'],
};
