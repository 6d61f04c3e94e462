import type { ImportedStatus } from './result';
import { fold } from './words';

/** How tables write the state of an activity, folded, in the five languages. */
const WORDS: Readonly<Record<ImportedStatus, string>> = {
  planned:
    'prevu|prevue|planifie|planifiee|a faire|a venir|programme|programmee|planned|to do|previsto|prevista|planificado|pendiente|pianificato|da fare|مخطط|مبرمج',
  confirmed: 'confirme|confirmee|confirmed|confirmado|confirmada|confermato|confermata|مؤكد',
  'under-way':
    'en cours|demarre|demarree|under way|underway|ongoing|in progress|started|en curso|in corso|قيد التنفيذ|جار',
  done: 'fait|faite|realise|realisee|termine|terminee|acheve|achevee|execute|executee|done|completed|complete|finished|hecho|realizado|realizada|terminado|fatto|realizzato|completato|منجز|تم',
  postponed: 'reporte|reportee|postponed|delayed|aplazado|aplazada|pospuesto|rinviato|rinviata|مؤجل',
  suspended: 'suspendu|suspendue|en suspens|suspended|on hold|suspendido|suspendida|sospeso|sospesa|معلق',
  cancelled:
    'annule|annulee|abandonne|abandonnee|cancelled|canceled|cancelado|cancelada|annullato|annullata|ملغي',
};

const CODES = new Map(
  Object.entries(WORDS).flatMap(([code, list]) =>
    // Object.entries widens the keys; they are those of WORDS.
    list.split('|').map((word): [string, ImportedStatus] => [fold(word), code as ImportedStatus]),
  ),
);

/** The status a word stands for; nothing is guessed from a longer text. */
export function statusOf(text: string): ImportedStatus | undefined {
  return CODES.get(fold(text).replace(/[.!\s]+$/, ''));
}

const SUSPENDED = /\b(?:suspendu|suspended|suspendid|sospes)|معلق|تعليق/u;

/** Whether a sentence under a section's name says that the section rests. */
export function tellsSuspension(text: string): boolean {
  return SUSPENDED.test(fold(text));
}
