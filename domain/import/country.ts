import { fold } from './words';

/** What the network's documents call a country where the standard name is another one. */
const ALIASES: Readonly<Record<string, string>> = {
  palestine: 'PS',
  palestina: 'PS',
  فلسطين: 'PS',
  'rd congo': 'CD',
  rdc: 'CD',
  'cote d ivoire': 'CI',
  libya: 'LY',
  libye: 'LY',
  mauritania: 'MR',
  mauritanie: 'MR',
  'royaume du maroc': 'MA',
};
/** Regions and test codes that the standard names without their being countries. */
const NOT_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);
const LANGUAGES = ['fr', 'en', 'ar', 'es', 'it'];

let names: Map<string, string> | undefined;

/** Names of all countries in the five languages (CLDR, as the runtime has it), made at the first question. */
function countryNames(): Map<string, string> {
  if (names) return names;
  const made = new Map<string, string>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters
    .flatMap((first) => letters.map((second) => first + second))
    // A withdrawn code ("BU") is an alias of a living one and would shadow it.
    .filter(
      (code) => !NOT_COUNTRIES.has(code) && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`,
    );
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of codes) {
      const name = display.of(code);
      if (name) made.set(key(name), code);
    }
  }
  for (const [name, code] of Object.entries(ALIASES)) made.set(key(name), code);
  names = made;
  return made;
}

function key(name: string): string {
  return fold(name)
    .replace(/[-'().]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The ISO 3166-1 code of a text that is the name of a country and nothing else ("MAROC" → MA). */
export function countryOf(text: string): string | undefined {
  return countryNames().get(key(text));
}
