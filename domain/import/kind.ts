import type { ImportKind } from './result';
import { fold } from './words';

/** What documents of a kind call themselves, folded, in the five languages; the first that matches decides. */
const NAMES: readonly (readonly [ImportKind, RegExp])[] = [
  [
    'agenda',
    /\b(ordre du jour|agenda|programme d[eu]s? (l'atelier|atelier|la reunion|journee)|orden del dia|ordine del giorno)\b|جدول الاعمال/u,
  ],
  [
    'roadmap',
    /\b(feuille de route|road ?map|hoja de ruta|tabella di marcia)\b|خارطة (ال)?طريق|خريطة (ال)?طريق/u,
  ],
  [
    'action-plan',
    /\b(plans? d'actions?|action plan|work ?plan|plan of action|programme d'actions?|plan de (travail|trabajo|accion)|piano d('azione|i lavoro))\b|خطة (ال)?عمل/u,
  ],
  [
    'tracker',
    /\b(tableau de suivi|suivi d(es|u)|tracker|tracking|monitoring (table|sheet)|seguimiento|monitoraggio)\b|متابعة/u,
  ],
];

/** The kind that a title names. */
export function kindNamed(title: string): ImportKind | undefined {
  const folded = fold(title);
  return NAMES.find(([, pattern]) => pattern.test(folded))?.[0];
}
