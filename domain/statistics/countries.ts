import names from './country-names.json';
import { plain } from './text';

/** ISO 3166-1 alpha-2, upper case. */
export type CountryCode = string;

/**
 * Regions a nationality is grouped to. Membership follows the United Nations' M49 geographic regions
 * (so Sudan is northern, Comoros eastern Africa); Asia beyond west and south is one region, as is America,
 * because the registers hold few cases of them.
 */
const regionMembers = {
  northAfrica: 'DZ EG LY MA SD TN EH',
  westAfrica: 'BJ BF CV CI GM GH GN GW LR ML MR NE NG SN SL TG',
  centralAfrica: 'AO CM CF TD CG CD GQ GA ST',
  eastAfrica: 'BI KM DJ ER ET KE MG MW MU MZ RW SC SO SS TZ UG ZM ZW',
  southernAfrica: 'BW SZ LS NA ZA',
  westernAsia: 'AM AZ BH CY GE IQ IL JO KW LB OM PS QA SA SY TR AE YE',
  southAsia: 'AF BD BT IN IR MV NP PK LK',
  otherAsia: 'KH CN ID JP KZ KG LA MY MN MM KP PH SG KR TJ TH TL TM UZ VN',
  europe:
    'AL AD AT BY BE BA BG HR CZ DK EE FI FR DE GR HU IS IE IT LV LI LT LU MT MD MC ME NL MK NO PL PT RO RU SM RS SK SI ES SE CH UA GB',
  americas:
    'AG AR BS BB BZ BO BR CA CL CO CR CU DM DO EC SV GD GT GY HT HN JM MX NI PA PY PE KN LC VC SR TT US UY VE',
} as const;

export type RegionCode = keyof typeof regionMembers;

const regionOfCountry = new Map<CountryCode, RegionCode>(
  (Object.entries(regionMembers) as [RegionCode, string][]) // the keys of a literal object are its type
    .flatMap(([region, members]) => members.split(' ').map((country) => [country, region] as const)),
);

/** Every country the network's data knows, in the order of their codes. */
export const countries: readonly CountryCode[] = Object.keys(names);

const countryByName = new Map<string, CountryCode>(
  Object.entries(names).flatMap(([country, list]) =>
    list.split('|').map((name) => [plain(name), country] as const),
  ),
);

/** Cities of the network's countries where permanences stand or workers come from, with the spellings in use. */
const cities: Readonly<Record<CountryCode, string>> = {
  TN: 'Tunis|Sfax|Sousse|Médenine|Medenine|Gabès|Bizerte|Kairouan|Gafsa|Ariana|Ben Arous|La Manouba|Nabeul|Hammamet|Monastir|Mahdia|Zarzis|Djerba|Jerba|Tataouine|Tozeur|Kasserine|Le Kef|Jendouba|Béja|Siliana|Zaghouan|Sidi Bouzid|Kébili|Ben Gardane|تونس العاصمة|صفاقس|سوسة|مدنين|قابس|بنزرت|القيروان|جرجيس|جربة',
  MA: 'Casablanca|Casa|Rabat|Tanger|Tangier|Agadir|Fès|Fez|Marrakech|Meknès|Oujda|Tétouan|Nador|Laâyoune|Kénitra|Salé|Essaouira|Safi|El Jadida|Mohammedia|Dakhla|Béni Mellal|الدار البيضاء|الرباط|طنجة|أكادير|فاس|مراكش|وجدة|تطوان|الناظور',
  MR: 'Nouakchott|Nouadhibou|Rosso|Kiffa|Zouérate|Kaédi|Néma|نواكشوط|نواذيبو|انواكشوط',
  SN: 'Dakar|Thiès|Saint-Louis|Ziguinchor|Kaolack|Touba|Mbour|Tambacounda|Rufisque|Pikine|داكار',
  DZ: 'Alger|Algiers|Oran|Constantine|Annaba|Tamanrasset|Béjaïa|Tlemcen|Ouargla|Adrar|وهران',
  LY: 'Tripoli|Benghazi|Misrata|Sebha|Zouara|طرابلس|بنغازي|مصراتة',
  EG: 'Le Caire|Cairo|Alexandrie|Alexandria|Guizeh|Giza|Port-Saïd|القاهرة|الإسكندرية',
  JO: 'Amman|Zarqa|Irbid|Aqaba|عمان الأردن',
  LB: 'Beyrouth|Beirut|Saïda|Tripoli Liban|بيروت',
  CI: 'Abidjan|Bouaké|Yamoussoukro|San-Pédro',
  ML: 'Bamako|Kayes|Sikasso|Gao|Mopti',
  BF: 'Ouagadougou|Bobo-Dioulasso',
  NE: 'Niamey|Agadez|Zinder',
  BJ: 'Cotonou|Porto-Novo',
  TG: 'Lomé',
  GN: 'Conakry',
  CM: 'Yaoundé|Douala',
  TD: "N'Djaména|N'Djamena",
  GA: 'Libreville',
  FR: 'Paris|Marseille|Lyon|Montreuil',
  ES: 'Madrid|Barcelone|Barcelona|Almería|Algésiras|Algeciras|Séville|Sevilla|Valencia|Málaga|Ceuta|Melilla',
  IT: 'Rome|Roma|Milan|Milano|Palerme|Palermo|Turin|Torino|Naples|Napoli|Lampedusa|Lampedusa e Linosa',
  BE: 'Bruxelles|Brussels',
};

const countryByCity = new Map<string, CountryCode>(
  Object.entries(cities).flatMap(([country, list]) =>
    list.split('|').map((city) => [plain(city), country] as const),
  ),
);

/** The country a text names, by its name, its people's name (in five languages) or its ISO code; else undefined. */
export function countryNamed(text: string): CountryCode | undefined {
  const key = plain(text);
  const iso = text.trim().toUpperCase();
  return countryByName.get(key) ?? (regionOfCountry.has(iso) ? iso : undefined);
}

/** The country in which a city lies; a country's own name counts as a place in it. */
export function countryOfPlace(text: string): CountryCode | undefined {
  const key = plain(text);
  return countryByCity.get(key) ?? countryNamed(text);
}

/** The region of a country, or undefined for one the data does not hold. */
export function regionOf(country: CountryCode): RegionCode | undefined {
  return regionOfCountry.get(country);
}

/** A country's name in a language of the interface; names come with the data, French first, then English, Arabic. */
export function countryLabel(country: CountryCode, language: 'fr' | 'en' | 'ar'): string {
  return new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country;
}
