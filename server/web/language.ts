import type { Request } from 'express';
import { type InterfaceLanguage, interfaceLanguages } from '#domain/language';

const COOKIE = 'jalon_language';
const chosen = new RegExp(`(?:^|;\\s*)${COOKIE}=(\\w+)`);
const aYear = 365 * 24 * 60 * 60;

function known(language: string | undefined): InterfaceLanguage | undefined {
  return interfaceLanguages.find((one) => one === language);
}

/** The language of an answer: chosen on this device, else the person's, else the browser's, else French. */
export function languageOf(request: Request, personLanguage: string | undefined): InterfaceLanguage {
  return (
    known(chosen.exec(request.headers.cookie ?? '')?.[1]) ??
    known(personLanguage) ??
    known(request.acceptsLanguages([...interfaceLanguages]) || undefined) ??
    'fr'
  );
}

/** The cookie that remembers a choice on this device. It says nothing of the person. */
export function languageCookie(language: InterfaceLanguage, secure: boolean): string {
  return `${COOKIE}=${language}; Path=/; Max-Age=${aYear}; SameSite=Lax${secure ? '; Secure' : ''}`;
}
