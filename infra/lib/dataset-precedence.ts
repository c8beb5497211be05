/** The ranks of datasets where the journal begins: see docs/definitions.md. `cw source rank` gives others. */
export const DATASET_PRECEDENCE = {
  'counterweight-demo': 10,
  'missile-attacks-daily': 20,
  'kiel-ukraine-support-tracker': 20,
  'ecb-reference-rates': 20,
};
