import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  codeLabel,
  type DimensionName,
  dimensionNames,
  dimensions,
  monthLabels,
  type RegisterDimension,
} from '#domain/statistics/dimensions';
import { useLanguage } from '~/i18n/language';

const isDimension = (name: string): name is RegisterDimension =>
  dimensionNames.some((known) => known === name);
const isName = (name: string): name is DimensionName => name === 'month' || isDimension(name);

export interface Labels {
  dimension(name: string): string;
  code(name: string, code: string): string;
  /** Codes in the order of their dimension's list; months in order of time. */
  sorted(name: string, codes: readonly string[]): string[];
}

/** Names of dimensions and codes in the page's language. */
export function useLabels(): Labels {
  const language = useLanguage();
  const { i18n } = useTranslation();
  return useMemo(() => {
    const month = new Intl.DateTimeFormat(i18n.language === 'ar' ? 'ar-TN-u-nu-latn' : i18n.language, {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    return {
      dimension: (name) => {
        if (name === 'month') return monthLabels[language];
        return isDimension(name) ? dimensions[name].labels[language] : name;
      },
      code: (name, code) => {
        if (name === 'month') return month.format(new Date(`${code}-01T00:00:00Z`));
        return isName(name) ? codeLabel(name, code, language) : code;
      },
      sorted: (name, codes) => {
        const order = isDimension(name) ? dimensions[name].codes.map(({ code }) => code) : [];
        const place = (code: string) => {
          const at = order.indexOf(code);
          return at < 0 ? order.length : at;
        };
        return [...codes].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
      },
    };
  }, [language, i18n.language]);
}
