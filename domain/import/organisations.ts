import type { ImportedResponsible, KnownOrganisation } from './result';
import { fold, oneSlipApart, words } from './words';

const BUILT_IN = `
COPIL=Comité de pilotage|Steering committee|Comité directivo|لجنة القيادة
AG=Assemblée générale|General assembly
RSMMS
PROMIG=PROMIG-FES
BIT=OIT|ILO|Bureau international du travail|Organisation internationale du travail|International Labour Organization|منظمة العمل الدولية
OIM=IOM|Organisation internationale pour les migrations|International Organization for Migration|المنظمة الدولية للهجرة
HCR=UNHCR
CSI=ITUC|Confédération syndicale internationale
CSI Afrique=ITUC Africa|CSI-Afrique
CES=ETUC|Confédération européenne des syndicats
CSE
FES=Friedrich-Ebert-Stiftung|Fondation Friedrich Ebert
BIT THAMM=THAMM
BIT FAIR=FAIR
BIT AMEM=AMEM
PALIM
UGTT=Union générale tunisienne du travail|الاتحاد العام التونسي للشغل
UMT=Union marocaine du travail|الاتحاد المغربي للشغل
CDT=Confédération démocratique du travail|الكونفدرالية الديمقراطية للشغل
UGTM|FDT|CGTM|CLTM|UTM|UNTM|CSTM|CNTS|UNSAS|UGTA|UGTCI|UNSTB|COSI|USTN|CNT|CSTT|UGTE|GFLU
CGT=Confédération générale du travail
CFDT=Confédération française démocratique du travail
UNSA|FO|CFTC|CGIL|CISL|UIL|CCOO|UGT|USO|UGTP|CGTP|FGTB|CSC|CGSLB|DGB|TUC|GSEE|TURK-IS|DISK|PGFTU|FENASOL|CGTL|GFJTU
ATUMNET
UE=EU|Union européenne|European Union
UA|CEDEAO|UMA
`;

/** Acronyms of the field: member unions, confederations, committees, agencies, projects. */
export const FIELD_ORGANISATIONS: readonly KnownOrganisation[] = BUILT_IN.trim()
  .split('\n')
  .flatMap((line) => {
    const [code = '', names = ''] = line.split('=');
    if (names === '') return code.split('|').map((each) => ({ code: each, names: [each] }));
    return [{ code, names: [code, ...names.split('|')] }];
  });

/** Finds organisations by any of their names; the first list that knows a name decides. */
export interface Directory {
  /** The code of exactly this name, whatever its case and accents. */
  find(text: string): string | undefined;
  /** The code of the one acronym that is a slip away ("COFIL" → COPIL): a proposal, never more. */
  propose(text: string): string | undefined;
}

/** A directory of the given organisations and, after them, of the built-in ones. */
export function directory(known: readonly KnownOrganisation[] = []): Directory {
  const codes = new Map<string, string>();
  for (const { code, names } of [...known, ...FIELD_ORGANISATIONS]) {
    for (const name of [code, ...names]) {
      const key = nameKey(name);
      if (key !== '' && !codes.has(key)) codes.set(key, code);
    }
  }
  const find = (text: string) => codes.get(nameKey(text));
  return {
    find,
    propose(text) {
      if (find(text) || !/^\p{Lu}[\p{Lu}\p{N}]{3,}$/u.test(text)) return undefined;
      const slip = fold(text);
      const near = [...codes].flatMap(([name, code]) =>
        name.length >= 4 && oneSlipApart(slip, name) ? [code] : [],
      );
      const only = new Set(near);
      return only.size === 1 ? near[0] : undefined;
    },
  };
}

function nameKey(name: string): string {
  return words(fold(name)).join(' ');
}

/** "et", "and" … split names only between acronyms: "Ministère de l'emploi et de la formation" is one. */
const AND = /\s+(?:et|and|y|e|و)\s+/iu;
const AND_OR = /\s+(?:et\s*\/\s*ou|and\s*\/\s*or|y\s*\/\s*o|e\s*\/\s*o|ou|or|و\s*\/\s*أو|أو)\s+/iu;
const STRONG = /\s*[,;/\n،؛]\s*|\s+[-–—&+]\s+/u;

/** Cuts at the separators that stand outside brackets. */
function cut(text: string, separator: RegExp): string[] {
  const held: string[] = [];
  // Private-use characters stand for brackets' contents, which no separator matches.
  const open = text.replace(/\([^()]*\)/g, (inside) => `\uE000${held.push(inside) - 1}\uE001`);
  const whole = (piece: string) =>
    piece.replace(/\uE000(\d+)\uE001/g, (_, at) => held[Number(at)] ?? '').trim();
  return open
    .split(separator)
    .map(whole)
    .filter((piece) => piece !== '');
}

function isAcronym(text: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}-]+$/u.test(text);
}

/**
 * The responsibles of a cell: "PROMIG / UGTT - COPIL" are three, "BIT THAMM" and "CSE (Union Migrant Net)"
 * one each. `responsiblesText` is the cell as written, when a word between them ("et/ou") was taken out.
 */
export function splitResponsibles(
  text: string,
  names: Directory,
): { responsibles: ImportedResponsible[]; responsiblesText?: string } {
  const pieces = cut(text, AND_OR)
    .flatMap((piece) => cut(piece, STRONG))
    .flatMap((piece) => {
      const parts = cut(piece, AND);
      const all =
        parts.length > 1 && parts.every((part) => names.find(part) !== undefined || isAcronym(part));
      return all ? parts : [piece];
    })
    .flatMap((piece) => {
      if (names.find(piece)) return [piece];
      const parts = piece.split('-').map((part) => part.trim());
      return parts.length > 1 && parts.every((part) => names.find(part) !== undefined) ? parts : [piece];
    });
  const responsibles = pieces.map((piece): ImportedResponsible => {
    const organisation = names.find(piece);
    if (organisation) return { text: piece, organisation };
    const proposed = names.propose(piece);
    return proposed ? { text: piece, proposed } : { text: piece };
  });
  const lostWord = words(text).length !== words(pieces.join(' ')).length;
  return { responsibles, ...(lostWord ? { responsiblesText: text } : {}) };
}
