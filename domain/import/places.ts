import { words } from './words';

const OR = /\s+(?:(?:et|and|y|e|و)\s*\/\s*)?(?:ou|or|o|oppure|أو)\s+/iu;
const AND = /\s*[,;/\n،؛]\s*|\s+(?:et|and|y|e|و|&|\+|-|–)\s+/iu;
const EDGES = /^[\s,;:/،؛–—-]+|[\s,;:/،؛–—-]+$/gu;

export interface Places {
  readonly places: { text: string }[];
  /** `any`: alternatives, one of them will do. */
  readonly placesMode: 'any' | 'all';
  /** As written, when a word between the places was taken out. */
  readonly placesText?: string;
}

/** "Tunis ou Casa" are two alternatives; "Tunis, Rabat" two places; "Lecce Italie" is one. */
export function splitPlaces(text: string): Places {
  const written = text.replace(EDGES, '').replace(/[^\S\n]+/g, ' ');
  if (written === '') return { places: [], placesMode: 'all' };
  const alternatives = written.split(OR);
  const pieces = (alternatives.length > 1 ? alternatives : [written]).flatMap((piece) => piece.split(AND));
  const places = pieces.map((piece) => ({ text: piece.trim() })).filter((place) => place.text !== '');
  const lostWord = words(written).length !== words(places.map((place) => place.text).join(' ')).length;
  return {
    places,
    placesMode: alternatives.length > 1 ? 'any' : 'all',
    ...(lostWord ? { placesText: written } : {}),
  };
}
