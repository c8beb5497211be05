/** What a URL takes for "here" or "one up", so that the address would be another one. */
const DOT_SEGMENT = /(?<=\/)(?:\.|%2e){1,2}(?=\/|$)/gi;

interface PathEvent {
  readonly rawPath: string;
}

/**
 * An event with its path as a path of a URL. An HTTP API gives it decoded: what was `%23` or `%3F` would end the path there,
 * and what follows would be no part of the id that was asked for. An escape that is left stays one.
 */
export function withEscapedPath<Event>(event: Event): Event {
  if (!hasPath(event)) return event;
  const rawPath = event.rawPath
    .toWellFormed()
    .replaceAll(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replaceAll(/[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]+/g, encodeURIComponent)
    .replaceAll(DOT_SEGMENT, (dots) => dots.replaceAll('%', '%25').replaceAll('.', '%252E'));
  return { ...event, rawPath };
}

function hasPath<Event>(event: Event): event is Event & PathEvent {
  return typeof Reflect.get(Object(event), 'rawPath') === 'string';
}
