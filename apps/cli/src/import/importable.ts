import type { CoveredKind } from '@counterweight/domain/kinds';
import {
  type FileReading,
  type KielOptions,
  type ReadOptions,
  readKiel,
  readRates,
  readStrikes,
} from '@counterweight/importers';

/** What an import can be told of how to read a file. */
export type ReadFlags = ReadOptions & Pick<KielOptions, 'partial' | 'redistributed' | 'activityTotals'>;

/** A sort of file that `cw import` reads, and what the ledger is told about the data set it brings. */
export interface Importable {
  /** The command's name. */
  readonly name: string;
  /** The kind of its entities. */
  readonly kind: CoveredKind;
  readonly help: string;
  /** Options that only this sort of file has, each with what it does. */
  readonly flags: readonly (readonly [flag: string, description: string])[];
  /** The namespace to publish under, unless told. */
  readonly defaultSource: string;
  /** Title of the data set of the default source. */
  readonly title: string;
  readonly description: string;
  /** A view whose coverage says the last day that the ledger knows of a source. */
  readonly lastDayView: string | undefined;
  /** Throws ImportFileError where the file as a whole cannot be understood. */
  readonly read: (bytes: Uint8Array, flags: ReadFlags) => FileReading | Promise<FileReading>;
}

export const importables: readonly Importable[] = [
  {
    name: 'strikes',
    kind: 'strike',
    help: 'salvos, one row per weapon model and attack window: the 22 columns of current releases or the first nine of older ones (CSV; not the weapon reference)',
    flags: [],
    defaultSource: 'missile-attacks-daily',
    title: 'Missile and drone attacks on Ukraine, by day',
    description:
      'One entity per row of the file: a weapon model, or several, in one attack window, as the command named in its source reported it.',
    lastDayView: '/v1/views/strikes?by=year&claimant=all',
    read: readStrikes,
  },
  {
    name: 'kiel',
    kind: 'pledge',
    help: "the main data sheet of the Kiel Institute's Ukraine Support Tracker (CSV or XLSX): packages with ID and Total, as in releases before 20, or activities with donor, measure and tot_sub_activity_value_EUR, as in releases 20 to 29; not its country totals",
    flags: [
      [
        '--redistributed',
        'of releases 20 and later: take the values that the tracker spread over other rows (.._redistr)',
      ],
      [
        '--activity-totals',
        "of releases 20 and later: take every activity's total as committed, as the tracker's own totals do",
      ],
    ],
    defaultSource: 'kiel-ukraine-support-tracker',
    title: 'Ukraine Support Tracker, main data',
    description:
      "One pledge per package of the Kiel Institute's sheet: its commitment, its items as units, what is known to be delivered. The Institute's own conversion into euros is kept as reported.",
    lastDayView: '/v1/views/support?by=year',
    read: readKiel,
  },
  {
    name: 'rates',
    kind: 'rate',
    help: 'euro reference rates of the European Central Bank, a row per day and a column per currency (CSV, or the zip it comes in; not the XML)',
    flags: [],
    defaultSource: 'ecb-reference-rates',
    title: 'Euro foreign exchange reference rates',
    description:
      'One entity per day on which the European Central Bank published rates: what one euro was in each currency.',
    lastDayView: undefined,
    read: readRates,
  },
];
