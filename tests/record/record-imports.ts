import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expand } from './expand.ts';
import { type Desk, recordCommand } from './record-commands.ts';

const strikes = 'shared/strikes/missile_attacks_daily.csv';
const kiel = 'shared/pledges/kiel_main_data_2023-01.utf16.csv';
const rates = 'shared/fx/eurofxref-hist.csv';

/** Whether a folder holds the files of third parties that are imported. */
export function hasImports(data: string): boolean {
  return [strikes, kiel, rates].every((file) => existsSync(join(data, file.replace('shared/', ''))));
}

/** Files that an importer does not read, plans, imports, and the same again: in this order. */
const commands = expand(`
  import strikes {shared/strikes/missiles_and_uavs.csv|${kiel}|${rates}} --dry-run
  import kiel {shared/pledges/data_explorer.csv|shared/pledges/total_allocations.csv|${rates}} --dry-run
  import rates ${strikes} --dry-run
  import strikes ${strikes} --dry-run --notes strikes.notes
  import kiel ${kiel} --dry-run --notes kiel.notes
  import rates ${rates} --dry-run --notes rates.notes
  import rates ${rates}
  import strikes ${strikes}
  import kiel ${kiel}
  import strikes ${strikes} --partial
  import kiel ${kiel} --dry-run
  import rates ${rates} --source my-rates --dry-run
`);

/** Records the imports, with every note on a row; the desk's folder gets a link to the data, so that names are short. */
export async function recordImports(data: string, desk: Desk): Promise<void> {
  symlinkSync(data, join(desk.folder, 'shared'));
  for (const line of commands) await recordCommand(line, desk);
  for (const file of ['strikes.notes', 'kiel.notes', 'rates.notes']) {
    desk.recorder.write(file, readFileSync(join(desk.folder, file), 'utf8'));
  }
}
