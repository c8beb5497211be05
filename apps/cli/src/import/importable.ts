import { type FileReading, readKiel, readRates, readStrikes } from '@counterweight/importers';

/** A sort of file that `cw import` reads, and what the ledger is told about the data set it brings. */
export interface Importable {
  /** The command's name. */
  readonly name: string;
  /** The kind of its entities. */
  readonly kind: string;
  readonly help: string;
  /** The namespace to publish under, unless told. */
  readonly defaultSource: string;
  /** Title of the data set of the default source. */
  readonly title: string;
  readonly description: string;
  /** Throws ImportFileError where the file as a whole cannot be understood. */
  readonly read: (bytes: Uint8Array, options: { readonly partial: boolean }) => FileReading | Promise<FileReading>;
}

export const importables: readonly Importable[] = [
  {
    name: 'strikes',
    kind: 'strike',
    help: 'salvos, one row per weapon model and attack window (CSV, either schema)',
    defaultSource: 'missile-attacks-daily',
    title: 'Missile and drone attacks on Ukraine, by day',
    description:
      'One entity per row of the file: a weapon model, or several, in one attack window, as the command named in its source reported it.',
    read: (bytes) => readStrikes(bytes),
  },
  {
    name: 'kiel',
    kind: 'pledge',
    help: "main data of the Kiel Institute's Ukraine Support Tracker (CSV or XLSX, any release)",
    defaultSource: 'kiel-ukraine-support-tracker',
    title: 'Ukraine Support Tracker, main data',
    description:
      "One pledge per package of the Kiel Institute's sheet: its commitment, its items as units, what is known to be delivered. The Institute's own conversion into euros is kept as reported.",
    read: readKiel,
  },
  {
    name: 'rates',
    kind: 'rate',
    help: 'euro reference rates of the European Central Bank (CSV, or the zip it comes in)',
    defaultSource: 'ecb-reference-rates',
    title: 'Euro foreign exchange reference rates',
    description:
      'One entity per day on which the European Central Bank published rates: what one euro was in each currency.',
    read: (bytes) => readRates(bytes),
  },
];
