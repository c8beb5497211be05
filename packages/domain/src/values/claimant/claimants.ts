/** How much of the country a claimant reports on; regional reports overlap the country-wide one. */
export type ClaimantScope = 'country' | 'regional' | 'other';

export interface Claimant {
  readonly slug: string;
  readonly label: string;
  readonly scope: ClaimantScope;
  /** Names of its public channels as they stand in addresses, lower case. */
  readonly handles: readonly string[];
}

/** Stands in where a report does not say who made it. */
export const UNATTRIBUTED = 'unattributed';

/** Who reports salvos, with the public channels they are recognised by. */
export const claimants: readonly Claimant[] = [
  { slug: 'ua-air-force', label: 'Air Force of Ukraine', scope: 'country', handles: ['kpszsu'] },
  { slug: 'ua-air-command-south', label: 'Air Command South', scope: 'regional', handles: ['pvkpivden'] },
  { slug: 'ua-air-command-east', label: 'Air Command East', scope: 'regional', handles: ['pvkshid'] },
  { slug: 'ua-air-command-center', label: 'Air Command Center', scope: 'regional', handles: ['pvkcenter'] },
  { slug: 'ua-air-command-west', label: 'Air Command West', scope: 'regional', handles: ['pvkzahid'] },
  {
    slug: 'ua-general-staff',
    label: 'General Staff of the Armed Forces of Ukraine',
    scope: 'country',
    handles: ['generalstaff.ua', 'generalstaffzsu'],
  },
  {
    slug: 'ua-cinc-armed-forces',
    label: 'Commander-in-Chief of the Armed Forces of Ukraine',
    scope: 'country',
    handles: ['cincafu'],
  },
  {
    slug: 'ua-defence-intelligence',
    label: 'Defence Intelligence of Ukraine',
    scope: 'country',
    handles: ['chiefukrdiu', 'diukraine'],
  },
  { slug: 'war-monitor', label: 'War Monitor (channel)', scope: 'other', handles: ['war_monitor'] },
  {
    slug: 'kharkiv-oblast-administration',
    label: 'Kharkiv oblast military administration',
    scope: 'regional',
    handles: ['kharkivoda.gov.ua', 'kharkivoda'],
  },
  { slug: UNATTRIBUTED, label: 'Unattributed report', scope: 'other', handles: [] },
];

/** Views count the country-wide command alone: adding the regional ones would count the same objects twice. */
export const defaultClaimants: readonly string[] = ['ua-air-force'];

const bySlug: ReadonlyMap<string, Claimant> = new Map(claimants.map((claimant) => [claimant.slug, claimant]));

/** The scope of a claimant; `other` when we do not know it. */
export function claimantScope(slug: string): ClaimantScope {
  return bySlug.get(slug)?.scope ?? 'other';
}

/** The label of a claimant; its slug when we do not know it. */
export function claimantLabel(slug: string): string {
  return bySlug.get(slug)?.label ?? slug;
}

/** Who speaks in an address or channel name, wherever in the text the channel stands; the first when there are several. */
export function claimantOf(sourceText: string): string | undefined {
  const tokens = sourceText.toLowerCase().split(/[^a-z0-9_.]+|\.(?![a-z0-9_])/);
  for (const token of tokens) {
    const found = claimants.find(({ handles }) =>
      handles.some((handle) => token === handle || token === `www.${handle}`),
    );
    if (found !== undefined) return found.slug;
  }
  return undefined;
}
