import { processEnvironment } from './command/cli-environment.ts';
import { runCw } from './command/run-cw.ts';

process.exitCode = await runCw(process.argv.slice(2), processEnvironment());
