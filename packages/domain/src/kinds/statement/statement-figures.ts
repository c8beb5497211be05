import { type ClaimMeasure, type Figure, figureSchema } from './statement.ts';
import type { FigureRow } from './statement-rows.ts';

type FigureColumns = Omit<
  FigureRow,
  'axis' | 'day' | 'source' | 'entity' | 'topic' | 'speaker' | 'figure' | 'measures'
>;

const NONE = {
  ...{ donor: undefined, category: undefined, stage: undefined, class: undefined, system: undefined, body: undefined },
  ...{ part_body: undefined, part_members: undefined, counted: undefined, since: undefined, as_of: undefined },
};

/** A figure as columns of a row. */
export function columnsOf({ value, currency, qualifier, basis, measure }: Figure): FigureColumns {
  const ofMeasure = measure === undefined ? {} : measureColumns(measure);
  return { value, currency, qualifier, basis, measure: measure?.of, ...NONE, ...ofMeasure };
}

function measureColumns(measure: ClaimMeasure): Partial<FigureColumns> {
  switch (measure.of) {
    case 'coalition': {
      const { body, part, as_of } = measure;
      return { body, part_body: part?.body, part_members: part?.members, as_of };
    }
    case 'strikes': {
      const { of: _, measure: counted, ...period } = measure;
      return { counted, ...period };
    }
    default: {
      const { of: _, ...others } = measure;
      return others;
    }
  }
}

/** The figure that a row holds, as its statement gives it. */
export function figureOf({ value, currency, qualifier, basis, ...row }: FigureRow): Figure {
  return figureSchema.parse({ value, currency, qualifier, measure: measureOf(row), basis });
}

function measureOf(row: Omit<FigureRow, 'value' | 'currency' | 'qualifier' | 'basis'>) {
  const { measure: of, donor, category, stage, since, as_of } = row;
  switch (of) {
    case undefined:
      return undefined;
    case 'support':
      return { of, donor, category, stage, since, as_of };
    case 'coalition': {
      const { body, part_body, part_members } = row;
      return { of, body, part: part_body && { body: part_body, members: part_members }, as_of };
    }
    case 'strikes':
      return { of, measure: row.counted, since, as_of };
    case 'air_defence':
      return { of, donor, class: row.class, system: row.system, stage, since, as_of };
  }
}
