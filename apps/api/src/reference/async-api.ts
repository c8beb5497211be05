import { contracts, exampleEvents } from '@counterweight/contracts/events';

/** The AsyncAPI 3.0 document of the events that publishers send: over the bus, or to `POST /v1/events`. */
export function describeEvents() {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Counterweight events',
      version: '1',
      description:
        'Events that the ledger records, as CloudEvents 1.0 in JSON. On an EventBridge bus the detail is the event, its type the detail-type, and its source the source. Over HTTPS they are posted to /v1/events with a bearer token.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/cloudevents+json',
    channels: {
      events: {
        address: 'events',
        description: 'The bus that publishers put events on, or POST /v1/events',
        messages: Object.fromEntries(contracts.map(({ type }) => [type, { $ref: `#/components/messages/${type}` }])),
      },
    },
    operations: {
      record: { action: 'receive', channel: { $ref: '#/channels/events' }, summary: 'Records an event, once' },
    },
    components: { messages: Object.fromEntries(contracts.map(({ type }) => [type, describeMessage(type)])) },
  };
}

function describeMessage(type: string) {
  const example = exampleEvents.get(type);
  return {
    name: type,
    title: type,
    contentType: 'application/cloudevents+json',
    payload: {
      schemaFormat: 'application/schema+json;version=draft-2020-12',
      schema: { $ref: `/schemas/${type}.json` },
    },
    ...(example === undefined ? {} : { examples: [{ name: type, payload: example }] }),
  };
}
