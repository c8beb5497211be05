import { entityQuestions } from '@counterweight/contracts/http';
import { meetingKind } from '@counterweight/domain/kinds';
import { anyOf, listedEntity } from '../listed-entity.ts';

/** Meetings. */
export const meetingEntity = listedEntity(entityQuestions.meeting, meetingKind, {
  filters: {
    forum: anyOf(({ forum }) => forum),
    meeting_format: anyOf(({ format }) => format),
    scheduling: anyOf(({ scheduling }) => scheduling),
  },
});
