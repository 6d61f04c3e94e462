import fr from '../../locales/fr';

/** The French words of the interface, so that a test finds things by what a person reads. */
export { fr };

/** A sentence of the interface with what is filled into it. */
export function say(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
}
