import { CommandError } from '../command/command-error.ts';

/** Which stack an operator's command works on: `local`, or the name of a deployed environment. */
export interface StackOptions {
  readonly stack: string;
  readonly dataDir: string;
}

/** The services that the local stack answers for itself. */
type Service = 'dynamodb' | 'events' | 'lambda' | 's3';

/** What an SDK client is made with; empty where the SDK's own environment says everything. */
export interface ClientSettings {
  readonly endpoint?: string;
  readonly region?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Where a stack is, and what its template calls things. */
export interface StackAddress {
  /** For messages: "the stack on .counterweight", "the stack prod". */
  readonly title: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly settings: (service: Service) => ClientSettings;
}

/** The template's output of that name. Throws CommandError when the stack was made by a template without it. */
export function outputOf({ title, outputs }: StackAddress, name: string): string {
  const value = outputs[name];
  if (value !== undefined) return value;
  throw new CommandError(`${title} names no ${name}: it was made by another version`);
}
