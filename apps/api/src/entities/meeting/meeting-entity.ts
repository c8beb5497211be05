import { entityQuestions } from '@counterweight/contracts/http';
import { kinds } from '@counterweight/domain/kinds';
import { anyOf, listedEntity } from '../listed-entity.ts';

/** Meetings. */
export const meetingEntity = listedEntity(entityQuestions.meeting, kinds.meeting, {
  filters: {
    forum: anyOf(({ forum }) => forum),
    meeting_format: anyOf(({ format }) => format),
    scheduling: anyOf(({ scheduling }) => scheduling),
  },
});
