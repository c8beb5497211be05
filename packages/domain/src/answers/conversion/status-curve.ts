import { type CurrentStatusStep, currentStatus } from '../../analysis/current-status.ts';
import type { ConversionLine } from './line-status.ts';

/** The share of lines that have come whole by an age, where nobody says when: from one look at each, at the cut. */
export function statusCurve(lines: readonly ConversionLine[]): readonly CurrentStatusStep[] {
  const seen = lines.filter(isSeen).map(({ status, age = 0 }) => ({ age, happened: status === 'delivered' }));
  return inBlocks(currentStatus(seen));
}

/** Whether a line is seen once, at the cut: of a dated promise, with something said of it that has no day. */
export function isSeen({ status, age, undated }: ConversionLine): boolean {
  return age !== undefined && undated && (status === 'delivered' || status === 'partly' || status === 'none');
}

/** Ages that share an estimate as one step, from the youngest of them. */
function inBlocks(steps: readonly CurrentStatusStep[]): readonly CurrentStatusStep[] {
  const blocks: CurrentStatusStep[] = [];
  for (const step of steps) {
    const last = blocks.at(-1);
    if (last?.share === step.share) blocks[blocks.length - 1] = { ...last, seen: last.seen + step.seen };
    else blocks.push(step);
  }
  return blocks;
}
