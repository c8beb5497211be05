import type { EntityRef } from '../ports/ledger.ts';
import type { KnownEvent } from './plan-entity.ts';
import { type PoisonDeps, quarantinePoison } from './quarantine-poison.ts';
import { UnprojectableError } from './unprojectable-error.ts';

/** `unchanged`: all its records were already known. `failed`: not projected now; give it again. */
export interface ProjectResult extends EntityRef {
  readonly outcome: 'projected' | 'unchanged' | 'quarantined' | 'failed';
  /** The events whose records became known. */
  readonly events?: readonly KnownEvent[];
  readonly error?: string;
}

/** Of what is more than a reference to an entity, that alone. */
export function refOf({ kind, entity }: EntityRef): EntityRef {
  return { kind, entity };
}

/** What is to be given again. */
export function failed(ref: EntityRef, error: unknown): ProjectResult {
  return { ...refOf(ref), outcome: 'failed', error: String(error) };
}

/** What becomes of an entity that could not be read or planned: it is put aside where no later try would end better. */
export async function withoutPlan(ref: EntityRef, error: unknown, deps: PoisonDeps): Promise<ProjectResult> {
  return error instanceof UnprojectableError ? putAside(ref, error.message, deps) : failed(ref, error);
}

/** Puts an entity that no view can take into quarantine. */
export async function putAside(ref: EntityRef, reason: string, deps: PoisonDeps): Promise<ProjectResult> {
  try {
    await quarantinePoison(refOf(ref), reason, deps);
    return { ...refOf(ref), outcome: 'quarantined', error: reason };
  } catch (error) {
    return failed(ref, error);
  }
}
