import { runCw } from './command/run-cw.ts';
import { processSurroundings } from './command/surroundings.ts';

process.exitCode = await runCw(process.argv.slice(2), processSurroundings());
