import { donorCodeSchema, donorName } from '@counterweight/domain/values';

/** What a row is of, by grouping, a donor's name beside its code. */
export function showKey(key: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const donor = donorCodeSchema.safeParse(key.donor);
  return { ...key, ...(donor.success ? { donor_name: donorName(donor.data) } : {}) };
}
