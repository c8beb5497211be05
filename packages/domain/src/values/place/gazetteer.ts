import type { Place } from './place.ts';
import type { RegionCode } from './regions.ts';

/** Spellings of each region's name, without "oblast" or "region", as `normaliseName` writes them. */
export const regionSpellings: Readonly<Record<RegionCode, readonly string[]>> = {
  'UA-05': ['vinnytsia', 'vinnytska', 'vinnytsya', 'vinnitsa', 'вінницька', 'винницкая'],
  'UA-07': ['volyn', 'volynska', 'volhynia', 'волинська', 'волынская'],
  'UA-09': ['luhansk', 'luhanska', 'lugansk', 'луганська', 'луганская'],
  'UA-12': ['dnipropetrovsk', 'dnipropetrovska', 'dnepropetrovsk', 'дніпропетровська', 'днепропетровская'],
  'UA-14': ['donetsk', 'donetska', 'донецька', 'донецкая'],
  'UA-18': ['zhytomyr', 'zhytomyrska', 'zhitomir', 'житомирська', 'житомирская'],
  'UA-21': ['zakarpattia', 'zakarpatska', 'zakarpattya', 'transcarpathia', 'закарпатська', 'закарпатская'],
  'UA-23': ['zaporizhzhia', 'zaporizka', 'zaporizhia', 'zaporizhzhya', 'zaporozhye', 'запорізька', 'запорожская'],
  'UA-26': ['ivanofrankivsk', 'ivanofrankivska', 'ivanofrankovsk', 'іванофранківська', 'иванофранковская'],
  'UA-30': ['kyiv city', 'city of kyiv', 'м київ'],
  'UA-32': ['kyiv', 'kyivska', 'kiev', 'київська', 'киевская'],
  'UA-35': ['kirovohrad', 'kirovohradska', 'kirovograd', 'кіровоградська', 'кировоградская'],
  'UA-40': ['sevastopol', 'sevastopol city', 'севастополь'],
  'UA-43': ['crimea', 'autonomous republic of crimea', 'avtonomna respublika krym', 'krym', 'крим', 'крым'],
  'UA-46': ['lviv', 'lvivska', 'lvov', 'львівська', 'львовская'],
  'UA-48': ['mykolaiv', 'mykolaivska', 'mykolayiv', 'nikolaev', 'миколаївська', 'николаевская'],
  'UA-51': ['odesa', 'odeska', 'odessa', 'одеська', 'одесская'],
  'UA-53': ['poltava', 'poltavska', 'полтавська', 'полтавская'],
  'UA-56': ['rivne', 'rivnenska', 'rovno', 'рівненська', 'ровенская'],
  'UA-59': ['sumy', 'sumska', 'сумська', 'сумская'],
  'UA-61': ['ternopil', 'ternopilska', 'ternopol', 'тернопільська', 'тернопольская'],
  'UA-63': ['kharkiv', 'kharkivska', 'kharkov', 'харківська', 'харьковская'],
  'UA-65': ['kherson', 'khersonska', 'херсонська', 'херсонская'],
  'UA-68': ['khmelnytskyi', 'khmelnytska', 'khmelnytsky', 'khmelnitsky', 'хмельницька', 'хмельницкая'],
  'UA-71': ['cherkasy', 'cherkaska', 'cherkassy', 'черкаська', 'черкасская'],
  'UA-74': ['chernihiv', 'chernihivska', 'chernigov', 'чернігівська', 'черниговская'],
  'UA-77': ['chernivtsi', 'chernivetska', 'chernovtsy', 'чернівецька', 'черновицкая'],
};

type Zone = Extract<Place, { precision: 'air_command_zone' }>['zone'];

/** The compass words of the air commands, each with its other spellings. */
export const zoneSpellings: readonly (readonly [Zone, ...string[]])[] = [
  ['north', 'northern'],
  ['south', 'southern'],
  ['east', 'eastern'],
  ['west', 'western'],
  ['center', 'centre', 'central'],
  ['north-east', 'north east', 'northeastern'],
  ['south-east', 'south east', 'southeastern'],
  ['south-west', 'south west', 'southwestern'],
  ['north-west', 'north west', 'northwestern'],
];

/** Settlements that reports name without their oblast: English name, region, raion, other spellings. */
export const settlements: readonly (readonly [string, RegionCode, string, ...string[]])[] = [
  ['Bila Tserkva', 'UA-32', 'Bila Tserkva'],
  ['Cherkasy', 'UA-71', 'Cherkasy', 'cherkassy'],
  ['Chernihiv', 'UA-74', 'Chernihiv', 'chernigov'],
  ['Chernivtsi', 'UA-77', 'Chernivtsi'],
  ['Chuhuiv', 'UA-63', 'Chuhuiv', 'chuguev'],
  ['Dnipro', 'UA-12', 'Dnipro', 'dnepr', 'dnipro city'],
  ['Donetsk', 'UA-14', 'Donetsk'],
  ['Ivano-Frankivsk', 'UA-26', 'Ivano-Frankivsk'],
  ['Izium', 'UA-63', 'Izium', 'izyum'],
  ['Izmail', 'UA-51', 'Izmail', 'izmayil'],
  ['Kamianske', 'UA-12', 'Kamianske'],
  ['Kharkiv', 'UA-63', 'Kharkiv', 'kharkov'],
  ['Kherson', 'UA-65', 'Kherson'],
  ['Khmelnytskyi', 'UA-68', 'Khmelnytskyi', 'khmelnytsky', 'khmelnitsky'],
  ['Kolomyia', 'UA-26', 'Kolomyia', 'kolomyya'],
  ['Konotop', 'UA-59', 'Konotop'],
  ['Kostiantynivka', 'UA-14', 'Kramatorsk'],
  ['Kramatorsk', 'UA-14', 'Kramatorsk'],
  ['Kremenchuk', 'UA-53', 'Kremenchuk', 'kremenchug'],
  ['Kropyvnytskyi', 'UA-35', 'Kropyvnytskyi'],
  ['Kryvyi Rih', 'UA-12', 'Kryvyi Rih', 'krivoy rog', 'kryvyy rih'],
  ['Lutsk', 'UA-07', 'Lutsk'],
  ['Lviv', 'UA-46', 'Lviv', 'lvov'],
  ['Mariupol', 'UA-14', 'Mariupol'],
  ['Mykolaiv', 'UA-48', 'Mykolaiv', 'mykolayiv', 'nikolaev'],
  ['Myrhorod', 'UA-53', 'Myrhorod', 'mirgorod'],
  ['Nikopol', 'UA-12', 'Nikopol'],
  ['Ochakiv', 'UA-48', 'Mykolaiv', 'ochakov'],
  ['Odesa', 'UA-51', 'Odesa', 'odessa'],
  ['Pavlohrad', 'UA-12', 'Pavlohrad'],
  ['Poltava', 'UA-53', 'Poltava'],
  ['Rivne', 'UA-56', 'Rivne', 'rovno'],
  ['Shostka', 'UA-59', 'Shostka'],
  ['Sloviansk', 'UA-14', 'Kramatorsk', 'slavyansk'],
  ['Starokostiantyniv', 'UA-68', 'Khmelnytskyi', 'starokonstantinov'],
  ['Sumy', 'UA-59', 'Sumy'],
  ['Ternopil', 'UA-61', 'Ternopil', 'ternopol'],
  ['Uman', 'UA-71', 'Uman'],
  ['Uzhhorod', 'UA-21', 'Uzhhorod', 'uzhgorod'],
  ['Vasylkiv', 'UA-32', 'Obukhiv'],
  ['Vinnytsia', 'UA-05', 'Vinnytsia', 'vinnytsya', 'vinnitsa'],
  ['Zaporizhzhia', 'UA-23', 'Zaporizhzhia', 'zaporizhia', 'zaporizhzhya', 'zaporozhye'],
  ['Zhytomyr', 'UA-18', 'Zhytomyr', 'zhitomir'],
];

/** Sites that reports name without their oblast: English name, region, raion. */
export const sites: readonly (readonly [string, RegionCode, string, ...string[]])[] = [
  ['Snake Island', 'UA-51', 'Izmail', 'zmiinyi island', 'zmiinyi'],
];

/** What reports name as a target although it is on no administrative map; said as it is, without a doubt. */
export const knownElsewhere: readonly string[] = ['front line', 'frontline', 'black sea', 'sea of azov'];
