import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LocalCloud, startLocalCloud } from '@counterweight/localcloud';
import { z } from 'zod';
import { scratchFolder } from './stack.ts';

const assembly = fileURLToPath(new URL('../../cdk.out/dev', import.meta.url));

const templateSchema = z.looseObject({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: z.unknown() })),
});
type Resources = z.infer<typeof templateSchema>['Resources'];
const functionSchema = z.object({ Handler: z.string() });

/** Changes the resources of every template before the stack is made of them. */
export type Weakening = (resources: Resources) => void;

/** A call of DynamoDB, and what it is about, in words. */
export interface Attempt {
  readonly what: string;
  readonly operation: string;
  readonly body: object;
}

/** Whose role, and which attempts DynamoDB let through, in words: `Api PutItem tokens`. */
export interface StolenRoles {
  readonly tables: { readonly ledger: string; readonly quarantine: string; readonly tokens: string };
  permitted(attempts: readonly Attempt[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** What somebody runs who has taken over a function: every call is signed as the function's own are. */
const THIEF = `
async function call({ what, operation, body }) {
  const response = await fetch(process.env.AWS_ENDPOINT_URL_DYNAMODB, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.' + operation,
      authorization: 'AWS4-HMAC-SHA256 Credential=' + process.env.AWS_ACCESS_KEY_ID +
        '/20260101/eu-central-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify(body),
  });
  return { what, answer: await response.text() };
}
async function steal({ attempts = [] }) {
  const answers = [];
  for (const attempt of attempts) answers.push(await call(attempt));
  return answers;
}
`;

const answersSchema = z.array(z.object({ what: z.string(), answer: z.string() }));

/** The stack of dev with its roles and tables, in which each function's code is a thief's. */
export async function startWithStolenRoles(weaken: Weakening = () => {}): Promise<StolenRoles> {
  const scratch = scratchFolder();
  cpSync(assembly, scratch.folder, { recursive: true });
  const functions = changeTemplates(scratch.folder, weaken);
  replaceCode(scratch.folder, [...functions.values()]);
  const cloud = await startLocalCloud({ assembly: scratch.folder, dataDir: undefined });
  const named = (output: string) => cloud.outputs[output] ?? '';
  return {
    tables: {
      ledger: named('LedgerTableName'),
      quarantine: named('QuarantineTableName'),
      tokens: named('TokensTableName'),
    },
    permitted: async (attempts) => {
      const all: string[] = [];
      for (const name of functions.keys()) all.push(...(await permittedTo(cloud, name, attempts)));
      return all.sort();
    },
    close: async () => {
      await cloud.close();
      rmSync(scratch.folder, { recursive: true });
    },
  };
}

async function permittedTo(cloud: LocalCloud, name: string, attempts: readonly Attempt[]): Promise<readonly string[]> {
  const invoked = await cloud.invoke(name, { attempts });
  if (!invoked.ok) throw new Error(`${name}: ${invoked.errorMessage}`);
  return answersSchema
    .parse(invoked.payload)
    .filter(({ answer }) => !answer.includes('AccessDenied'))
    .map(({ what }) => `${name} ${what}`);
}

/** Weakens the templates and gives the names of their functions, with what Lambda calls. */
function changeTemplates(folder: string, weaken: Weakening): ReadonlyMap<string, string> {
  const handlers = new Map<string, string>();
  for (const file of readdirSync(folder).filter((each) => each.endsWith('.template.json'))) {
    const template = templateSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    weaken(template.Resources);
    writeFileSync(join(folder, file), JSON.stringify(template));
    for (const [logicalId, { Type, Properties }] of Object.entries(template.Resources)) {
      if (Type !== 'AWS::Lambda::Function') continue;
      handlers.set(logicalId.replace(/[0-9A-F]{8}$/, ''), functionSchema.parse(Properties).Handler);
    }
  }
  return handlers;
}

function replaceCode(folder: string, handlers: readonly string[]): void {
  const names = [...new Set(handlers.map((handler) => handler.split('.')[1]))];
  const code = `${THIEF}export { ${names.map((name) => `steal as ${name}`).join(', ')} };\n`;
  for (const asset of readdirSync(folder).filter((each) => each.startsWith('asset.'))) {
    writeFileSync(join(folder, asset, 'index.mjs'), code);
  }
}
