import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { bundleFunctions } from '../lib/bundle-functions.ts';
import { CounterweightStack } from '../lib/stacks/counterweight-stack.ts';

// The CDK command names its own output folder; run directly, the assembly goes beside the project's package.json.
const outdir = process.env.CDK_OUTDIR ?? fileURLToPath(new URL('../../cdk.out', import.meta.url));

await bundleFunctions();
const app = new App({ outdir, analyticsReporting: false });
new CounterweightStack(app, 'Counterweight');
app.synth();
