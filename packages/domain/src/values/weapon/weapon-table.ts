/** What views group weapons by. `mixed` is for salvos of several classes; no single weapon has it. */
export const weaponClasses = [
  'drone',
  'cruise',
  'ballistic',
  'aeroballistic',
  'anti_radar',
  'anti_ship',
  'surface_to_air',
  'bomb',
  'recon',
  'mixed',
  'unknown',
] as const;
export type WeaponClass = (typeof weaponClasses)[number];

export interface Weapon {
  /** Short and stable; names the family, since reports cannot tell its members apart. */
  readonly code: string;
  readonly label: string;
  readonly class: WeaponClass;
  /** Names as reports write them, in either alphabet. Case, blanks, hyphens and look-alike letters do not matter. */
  readonly names: readonly string[];
}

/** Raised whenever a name, code or class below changes what a view answers. */
export const weaponTableVersion = 1;

function weapon(code: string, label: string, weaponClass: WeaponClass, names: readonly string[]): Weapon {
  return { code, label, class: weaponClass, names };
}

/** Every weapon we know by name. A missile's class is the role it is reported in, not every role it was built for. */
export const weapons: readonly Weapon[] = [
  weapon('shahed', 'Shahed / Geran one-way drones', 'drone', [
    ...['Shahed', 'Shahed-131', 'Shahed-136', 'Shahed-136/131', 'Shahed-238', 'Geran', 'Geran-1', 'Geran-2', 'Geran-3'],
    ...['Шахед', 'Шахед-131', 'Шахед-136', 'Герань', 'Герань-1', 'Герань-2'],
  ]),
  weapon('gerbera', 'Gerbera decoy drone', 'drone', ['Gerbera', 'Гербера']),
  weapon('italmas', 'Italmas drone', 'drone', ['Italmas', 'Італмас', 'Италмас']),
  weapon('lancet', 'Lancet loitering munition', 'drone', ['Lancet', 'Lancet-3', 'Ланцет']),
  weapon('kub', 'Kub loitering munition', 'drone', ['Kub', 'Kub-BLA', 'Куб']),
  weapon('molniya', 'Molniya drone', 'drone', ['Molniya', 'Molniya-2', 'Молнія', 'Молния']),
  weapon('privet-82', 'Privet-82 drone', 'drone', ['Privet-82', 'Привет-82', 'Привіт-82']),
  weapon('kh-101', 'Kh-101 / Kh-555 / Kh-55 air-launched cruise missiles', 'cruise', [
    'X-101',
    'X-555',
    'X-55',
    'X-102',
  ]),
  weapon('kalibr', 'Kalibr sea-launched cruise missile', 'cruise', [
    'Kalibr',
    '3M14',
    '3M-14 Kalibr',
    'Калібр',
    'Калибр',
  ]),
  weapon('kh-59', 'Kh-59 / Kh-69 air-launched missiles', 'cruise', ['X-59', 'X-59M', 'X-59MK', 'X-59MK2', 'X-69']),
  weapon('kh-22', 'Kh-22 / Kh-32 air-launched missiles', 'cruise', ['X-22', 'X-32']),
  weapon('iskander-k', 'Iskander-K cruise missile', 'cruise', [
    'Iskander-K',
    'R-500',
    '9M728',
    'Іскандер-К',
    'Искандер-К',
  ]),
  weapon('banderol', 'Banderol cruise missile', 'cruise', ['Banderol', 'S-8000 Banderol', 'Бандероль']),
  weapon('zircon', 'Zircon hypersonic missile', 'anti_ship', ['Zircon', 'Tsirkon', '3M22', '3M22 Zircon', 'Циркон']),
  weapon('oniks', 'Oniks anti-ship missile', 'anti_ship', [
    ...['Oniks', 'Onyx', 'P-800', 'P-800 Oniks', 'P-800 Onyx', 'Онікс', 'Оникс'],
  ]),
  weapon('kh-35', 'Kh-35 anti-ship missile', 'anti_ship', ['X-35', 'X-35U']),
  weapon('kh-31', 'Kh-31 anti-radar missile', 'anti_radar', ['X-31', 'X-31A', 'X-31P', 'X-31PD']),
  weapon('kh-58', 'Kh-58 anti-radar missile', 'anti_radar', ['X-58', 'X-58U', 'X-58USh']),
  weapon('iskander-m', 'Iskander-M / KN-23 ballistic missiles', 'ballistic', [
    ...['Iskander', 'Iskander-M', 'KN-23', 'KN-24', 'Hwasong-11', 'Hwasong-11Ga', '9M723', 'Іскандер-М', 'Искандер-М'],
  ]),
  weapon('tochka-u', 'Tochka-U ballistic missile', 'ballistic', ['Tochka', 'Tochka-U', 'Точка-У']),
  weapon('oreshnik', 'Oreshnik intermediate-range ballistic missile', 'ballistic', ['Oreshnik', 'Орєшнік', 'Орешник']),
  weapon('icbm', 'Intercontinental ballistic missile, unnamed', 'ballistic', [
    ...['Intercontinental Ballistic Missile', 'ICBM', 'RS-26', 'RS-26 Rubezh'],
  ]),
  weapon('ballistic', 'Ballistic missile, unnamed', 'ballistic', [
    'Ballistic Missile',
    'Ballistic Missiles',
    'Ballistic',
  ]),
  weapon('kinzhal', 'Kinzhal air-launched ballistic missile', 'aeroballistic', [
    ...['Kinzhal', 'X-47', 'X-47M2', 'X-47 Kinzhal', 'X-47M2 Kinzhal', 'Кинджал', 'Кинжал'],
  ]),
  weapon('s-300', 'S-300 / S-400 fired at the ground', 'surface_to_air', ['S-300', 'S-400', '5V55', '48N6']),
  weapon('gbu', 'Guided glide bombs', 'bomb', [
    'GBU',
    'KAB',
    'UMPK',
    'Guided Aerial Bomb',
    'Guided Bomb',
    'КАБ',
    'УМПК',
  ]),
  weapon('aerial-bomb', 'Aerial bombs, unnamed', 'bomb', ['Aerial Bomb', 'Aerial Bombs', 'FAB', 'ФАБ']),
  weapon('orlan-10', 'Orlan-10 reconnaissance drone', 'recon', ['Orlan-10', 'Orlan', 'Орлан-10', 'Орлан']),
  weapon('orlan-30', 'Orlan-30 reconnaissance drone', 'recon', ['Orlan-30', 'Орлан-30']),
  weapon('zala', 'ZALA reconnaissance drones', 'recon', ['ZALA', 'ZALA 421', 'Зала']),
  weapon('supercam', 'Supercam reconnaissance drone', 'recon', ['Supercam', 'SuperCam S350', 'Суперкам']),
  weapon('merlin-vr', 'Merlin-VR reconnaissance drone', 'recon', ['Merlin-VR', 'Merlin', 'Мерлін', 'Мерлин']),
  weapon('forpost', 'Forpost drone', 'recon', ['Forpost', 'Forpost-R', 'Форпост']),
  weapon('orion', 'Orion drone', 'recon', ['Orion', 'Inokhodets', 'Оріон', 'Орион']),
  weapon('mohajer-6', 'Mohajer-6 drone', 'recon', ['Mohajer-6', 'Mohajer', 'Мохаджер-6']),
  weapon('eleron', 'Eleron reconnaissance drone', 'recon', ['Eleron', 'Eleron-3', 'Елерон', 'Элерон']),
  weapon('granat-4', 'Granat-4 reconnaissance drone', 'recon', ['Granat-4', 'Granat', 'Гранат-4']),
  weapon('feniks', 'Feniks reconnaissance drone', 'recon', ['Feniks', 'Phoenix', 'Фенікс', 'Феникс']),
  weapon('kartograf', 'Kartograf reconnaissance drone', 'recon', ['Kartograf', 'Картограф']),
  weapon('recon-uav', 'Reconnaissance drone, unnamed', 'recon', [
    ...['Reconnaissance UAV', 'Reconnaissance UAVs', 'Reconnaissance Drone', 'Recon UAV'],
  ]),
  weapon('unknown-uav', 'Drone of unknown type', 'unknown', ['Unknown UAV', 'Unknown UAVs', 'Unknown Drone', 'UAV']),
  weapon('unknown-missile', 'Missile of unknown type', 'unknown', ['Unknown Missile', 'Unknown Missiles', 'Missile']),
];
