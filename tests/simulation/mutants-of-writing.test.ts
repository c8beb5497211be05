import { mutantsOfWriting } from './mutants-of-writing.ts';
import { tryMutants } from './try-mutants.ts';

tryMutants(mutantsOfWriting);
