/** A promise to those who read, publish or cite, and its limits. */
export interface Policy {
  readonly code: string;
  readonly title: string;
  /** Paragraphs. */
  readonly text: readonly string[];
}

/** Every policy, in the order in which they are read. */
export const policies: readonly Policy[] = [
  {
    code: 'versions',
    title: 'Versions and deprecation',
    text: [
      'Every view has a definition with a version, and every answer names it. A change of what a number means is a new version, never a silent one; what changed is said in the changelog. `definition=` refuses to answer by another version than the one you name.',
      'An address that names its day (`known_at`) or position (`at_seq`) and its definition version answers the same bytes for as long as that version is served.',
      'Addresses begin with `/v1`. Within it parameters and members are added and not renamed or taken away. What will be taken away is announced at least twelve months before, with the headers `Deprecation` (RFC 9745) and `Sunset` (RFC 8594). This begins with the first release; until then anything may change, and the changelog says what did.',
      'An event type carries its version, as in `counterweight.strike.reported.v1`. A type is taken for at least twelve months after its successor.',
    ],
  },
  {
    code: 'limits',
    title: 'Limits',
    text: [
      'Reading needs no key and is not counted by person. An answer is at most 5 MB; a list that is longer is cut and says where it goes on. Ask for CSV or NDJSON where you need all of it, and keep what is marked `immutable`.',
      'Publishing needs a token. A source has a budget of events a minute; over it the door answers 429 with `Retry-After`, and what comes over the bus waits its turn. An event is at most 256 KB, an entity has bounds of revisions and bytes, and each refusal names the bound.',
      'There is no promise of availability. `/healthz` says whether the ledger can be read, `definition.sources` of an answer which datasets it counts.',
    ],
  },
  {
    code: 'revisions',
    title: 'Revisions and corrections',
    text: [
      'Figures are revised when a source revises them, when a record proves wrong, or when a method changes. A scheduled revision is a new release of a dataset; an unscheduled correction is a revision of one record with its reason. Neither replaces what was said: the earlier revision stays in the history of its entity, and `known_at` still answers by it.',
      'Every change stands in `/v1/changes`, in the order in which it became known. Nothing is recorded twice, and nothing is deleted but the content of a record that is redacted: its hash, its day and the reason stay.',
      'A mistake of ours is corrected as soon as it is confirmed, whatever it does to a figure that was quoted; who quoted it finds the old and the new value side by side in the history.',
    ],
  },
  {
    code: 'licences',
    title: 'Licence of the data',
    text: [
      'The software is under the Apache License 2.0. The data are not ours: each dataset keeps the licence that its maker gave it. `/v1/datasets` says whose each is and under which licence; a dataset that names none has none that we know, and you ask its maker.',
      'Facts that this service computes itself (sums, shares, intervals, the order of events) may be used by anybody for anything; name the dataset that they are made of and this service, with the address of the answer.',
    ],
  },
  {
    code: 'errors',
    title: 'Telling us about an error',
    text: [
      'Take the number apart first: `links.explain` of every answer leads to the records and to their sources. Where a record differs from its source, the repository has an issue template for corrections: give the address of the entity and what its source says.',
      'Where the source itself is wrong, tell its maker: we record what was said, and revise when they do. Where a record endangers somebody, do not open an issue: the security policy says how to reach us in private, and the record is withheld or redacted.',
    ],
  },
];
