import { personalText } from '../register/people';

/** Characters of a dossier's own number. */
export const longestReference = 20;

/** `form`: no number of a dossier; `personal`: it looks like a telephone, an identity number, an address or a date. */
export type ReferenceRefusal = 'form' | 'personal';

/**
 * Why a text may not be the reference of a dossier, or undefined. A reference has a digit and letters only in groups of
 * four at most ("UGTT-2020/14"), so that a name does not pass for one; what registers are refused for is refused too.
 */
export function refuseReference(text: string): ReferenceRefusal | undefined {
  const written = text.trim();
  if (written === '') return undefined;
  // However a telephone's number is grouped: "2000 0010".
  if (personalText(written) !== undefined || /\p{Nd}{8}/u.test(written.replace(/[ .]/g, ''))) {
    return 'personal';
  }
  const fits =
    written.length <= longestReference &&
    /^[\p{L}\p{Nd} ./_-]+$/u.test(written) &&
    /\p{Nd}/u.test(written) &&
    !/\p{L}{5}/u.test(written);
  return fits ? undefined : 'form';
}
