import { conversionExamples } from './conversion-examples.ts';
import { intervalExamples } from './interval-examples.ts';
import { responseExamples } from './response-examples.ts';
import { waveExamples } from './wave-examples.ts';

/** The examples of docs/methodology.md by name, each computed by the code that it explains. */
const examples: Readonly<Record<string, () => string>> = {
  ...intervalExamples,
  ...waveExamples,
  ...responseExamples,
  ...conversionExamples,
};

export const exampleNames: readonly string[] = Object.keys(examples);

/** docs/methodology.md with its examples computed anew. Throws on an example that there is not. */
export function withMethodExamples(markdown: string): string {
  return markdown.replace(/<!-- example:(\S+) -->[\s\S]*?<!-- \/example -->/g, (_, name: string) => {
    const compute = examples[name];
    if (compute === undefined) throw new Error(`there is no example ${name}`);
    return `<!-- example:${name} -->\n${compute()}\n<!-- /example -->`;
  });
}
