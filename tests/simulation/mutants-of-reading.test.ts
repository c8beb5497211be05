import { mutantsOfReading } from './mutants-of-reading.ts';
import { tryMutants } from './try-mutants.ts';

tryMutants(mutantsOfReading);
