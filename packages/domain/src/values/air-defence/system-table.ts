import type { AirDefenceClass, AirDefenceUnit } from './air-defence-classes.ts';

/** Raised whenever a name, code, class, unit or word of the catalogue changes where an item is placed. */
export const airDefenceCatalogueVersion = 1;

export interface AirDefenceSystem {
  /** Short and stable. */
  readonly code: string;
  readonly label: string;
  readonly class: AirDefenceClass;
  /** What one of it is. */
  readonly unit: AirDefenceUnit;
  /** Names as sources write them, in either alphabet. Case, hyphens, a plural s and words around them do not matter. */
  readonly names: readonly string[];
  /** The system that a missile is for, where there is but one. */
  readonly serves?: string;
  /** Guns fire rounds, which are ammunition; all others fire missiles, which are interceptors. */
  readonly gun?: boolean;
}

type Row = readonly [code: string, label: string, names: readonly string[]];

function rows(of: Pick<AirDefenceSystem, 'class' | 'unit' | 'gun'>, ...listed: readonly Row[]): AirDefenceSystem[] {
  return listed.map(([code, label, names]) => ({ code, label, names, ...of }));
}

const longRange = rows(
  { class: 'long_range', unit: 'battery' },
  ['patriot', 'MIM-104 Patriot', ['Patriot', 'MIM-104', 'Петріот', 'Патріот', 'Пэтриот']],
  ['samp-t', 'SAMP/T', ['SAMP/T', 'SAMPT', 'SAMP-T Mamba']],
  ['s-300', 'S-300', ['S-300', 'C-300', 'С-300', 'SA-10', 'SA-20']],
);

const mediumRange = [
  ...rows(
    { class: 'medium_range', unit: 'battery' },
    ['nasams', 'NASAMS', ['NASAMS', 'National Advanced Surface-to-Air Missile System', 'НАСАМС']],
    ['iris-t-slm', 'IRIS-T SLM', ['IRIS-T SLM', 'IRIST SLM', 'ІРІС-Т СЛМ']],
    ['hawk', 'MIM-23 HAWK', ['HAWK', 'MIM-23', 'MIM-23 HAWK', 'I-HAWK', 'Хок']],
    ['buk', 'Buk', ['Buk', 'Buk-M1', '9K37', 'SA-11', 'Бук']],
    ['s-125', 'S-125 Neva / Pechora', ['S-125', 'С-125', 'Newa SC', 'Neva-SC', 'Pechora', 'SA-3']],
  ),
  ...rows({ class: 'medium_range', unit: 'launcher' }, ['kub', '2K12 Kub', ['2K12', '2K12 Kub', 'SA-6', '2К12 Куб']]),
];

const shortRange = [
  ...rows(
    { class: 'short_range', unit: 'battery' },
    ['iris-t-sls', 'IRIS-T SLS', ['IRIS-T SLS', 'IRIST SLS', 'ІРІС-Т СЛС']],
    ['crotale', 'Crotale NG', ['Crotale', 'Cortale', 'Crotale NG', 'Кроталь']],
    ['aspide', 'Aspide (Spada, Skyguard)', ['Aspide', 'Spada', 'Skyguard', 'Skyguard Aspide']],
  ),
  ...rows(
    { class: 'short_range', unit: 'vehicle' },
    ['avenger', 'AN/TWQ-1 Avenger', ['Avenger', 'AN/TWQ-1', 'Авенджер']],
    ['osa', '9K33 Osa', ['Osa', 'Osa-AKM', '9K33', 'SA-8', 'Оса-АКМ', 'Оса']],
    ['strela-10', '9K35 Strela-10', ['Strela-10', '9K35', 'SA-13', 'Стріла-10', 'Стрела-10']],
    ['tor', '9K330 Tor', ['Tor-M1', '9K330', '9K331', 'SA-15', 'Тор-М1']],
    ['stormer', 'Stormer HVM', ['Stormer', 'Stormer HVM']],
    ['raven', 'RAVEN', ['RAVEN Ground Based Air Defence', 'Raven air defence', 'RAVEN GBAD']],
    ['gravehawk', 'Gravehawk', ['Gravehawk']],
    ['rapidranger', 'RapidRanger', ['RapidRanger', 'Rapid Ranger']],
  ),
  ...rows(
    { class: 'short_range', unit: 'vehicle', gun: true },
    ['gepard', 'Gepard', ['Gepard', 'Flakpanzer Gepard', 'Гепард']],
    ['shilka', 'ZSU-23-4 Shilka', ['Shilka', 'ZSU-23-4', 'Шилка']],
    ['skyranger', 'Skyranger 35', ['Skyranger']],
    ['terrahawk', 'Terrahawk Paladin', ['Terrahawk', 'Terrahawk Paladin']],
    ['viktor', 'MR-2 Viktor', ['MR-2 Viktor', 'Viktor anti-aircraft', 'Viktor air defence']],
  ),
  ...rows({ class: 'short_range', unit: 'battery', gun: true }, [
    'skynex',
    'Skynex',
    ['Skynex', 'Sky Nex', 'Скайнекс'],
  ]),
  ...rows(
    { class: 'short_range', unit: 'gun', gun: true },
    ['zu-23', 'ZU-23-2', ['ZU-23', 'ZU-23-2', 'ZUR-23-2', 'ЗУ-23', 'ЗУ-23-2']],
    ['bofors-l70', 'Bofors L/70', ['Bofors L70', 'Bofors L/70', 'Bofors 40 mm', 'Tridon']],
  ),
];

const manpads = rows(
  { class: 'manpads', unit: 'launcher' },
  ['stinger', 'FIM-92 Stinger', ['Stinger', 'FIM-92', 'Стінгер', 'Стингер']],
  ['mistral', 'Mistral', ['Mistral', 'Містраль']],
  ['piorun', 'Piorun', ['Piorun', 'Піорун', 'Перун']],
  ['grom', 'Grom', ['Grom MANPADS', 'Grom man-portable']],
  ['starstreak', 'Starstreak', ['Starstreak', 'Старстрік']],
  ['martlet', 'Martlet (LMM)', ['Martlet', 'LMM Martlet']],
  ['rbs-70', 'RBS 70', ['RBS 70', 'RBS-70 NG']],
  ['igla', '9K38 Igla', ['Igla', 'Igla-1', 'Igla-S', '9K38', 'Ігла', 'Игла']],
  ['strela', '9K32 Strela', ['Strela', 'Strela-2', 'Strela-2M', '9K32', 'SA-7', 'Стріла', 'Стрела']],
);

const counterUas = [
  ...rows(
    { class: 'counter_uas', unit: 'device' },
    ['vampire', 'VAMPIRE', ['VAMPIRE', 'Вампір']],
    ['edm4s', 'EDM4S SkyWiper', ['EDM4S', 'SkyWiper']],
    ['dronegun', 'DroneGun', ['DroneGun', 'DroneShield']],
  ),
  ...rows({ class: 'counter_uas', unit: 'device', gun: true }, ['slinger', 'EOS Slinger', ['Slinger']]),
];

function missile(code: string, label: string, serves: string | undefined, names: readonly string[]): AirDefenceSystem {
  return { code, label, class: 'interceptors', unit: 'missile', names, ...(serves !== undefined && { serves }) };
}

/** A missile that several systems fire, or that flew from aircraft first, serves what the item says, else nothing named. */
const interceptors = [
  missile('pac-3', 'PAC-3', 'patriot', ['PAC-3', 'PAC-3 MSE', 'PAC-3 CRI']),
  missile('pac-2', 'PAC-2 (GEM)', 'patriot', ['PAC-2', 'PAC-2 GEM-T', 'GEM-T', 'PAC-2/GEM+']),
  missile('aster', 'Aster 15 / 30', 'samp-t', ['Aster', 'Aster 15', 'Aster 30']),
  missile('aim-120', 'AIM-120 AMRAAM', 'nasams', ['AIM-120', 'AMRAAM', 'AIM-120 AMRAAM']),
  missile('aim-9', 'AIM-9 Sidewinder', 'nasams', ['AIM-9', 'AIM-9X', 'AIM-9M', 'Sidewinder', 'AIM-9 Sidewinder']),
  missile('iris-t-missile', 'IRIS-T', undefined, ['IRIS-T missile', 'IRIS-T interceptor', 'IRIS-T munition']),
  missile('rim-7', 'RIM-7 Sea Sparrow', undefined, ['RIM-7', 'AIM-7', 'Sea Sparrow', 'RIM-7 Sea Sparrow']),
  missile('asraam', 'ASRAAM', 'raven', ['ASRAAM', 'AIM-132']),
  missile('5v55', '5V55 / 48N6', 's-300', ['5V55', '48N6', '5В55', '48Н6']),
  missile('9m38', '9M38', 'buk', ['9M38', '9М38']),
  missile('vt-1', 'VT-1', 'crotale', ['VT-1', 'VT1']),
];

const sensors = rows(
  { class: 'sensors', unit: 'radar' },
  ['trml-4d', 'Hensoldt TRML-4D', ['TRML-4D', 'TRML', 'Hensoldt TRML-4D', 'Hensoldt radar']],
  ['spexer', 'Hensoldt Spexer', ['Spexer', 'Hensoldt Spexer']],
  ['giraffe', 'Saab Giraffe', ['Giraffe']],
  ['sentinel', 'AN/MPQ-64 Sentinel', ['AN/MPQ-64', 'MPQ-64', 'AN/MPQ-64 Sentinel', 'Sentinel radar']],
  ['gm200', 'Thales Ground Master 200', ['Ground Master 200', 'GM200', 'GM-200']],
  ['vera-ng', 'VERA-NG', ['VERA-NG']],
);

/** Every system, missile and radar we know by name. */
export const airDefenceSystems: readonly AirDefenceSystem[] = [
  ...[...longRange, ...mediumRange, ...shortRange, ...manpads, ...counterUas],
  ...[...interceptors, ...sensors],
];
