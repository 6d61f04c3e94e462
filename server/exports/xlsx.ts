import ExcelJS from 'exceljs';
import { type ColumnId, kindDefinitions } from '#domain/document/kinds';
import type { ActivitySnapshot, DocumentSnapshot, SectionSnapshot } from '#domain/document/read';
import { richTextToPlain } from '#domain/document/rich-text';
import {
  direction,
  type InterfaceLanguage,
  interfaceLanguages,
  type LocalText,
  localText,
} from '#domain/language';
import { wordsOf } from './words';

/** What ids are called. */
export interface Names {
  readonly organisation: ReadonlyMap<string, string>;
  readonly project: ReadonlyMap<string, string>;
  readonly indicator: ReadonlyMap<string, { readonly code: string; readonly titles: LocalText }>;
}

interface SheetColumn {
  readonly header: string;
  readonly width: number;
  readonly value: (activity: ActivitySnapshot) => ExcelJS.CellValue;
  readonly numFmt?: string;
}

const widths: Partial<Record<ColumnId, number>> = { title: 48, remarks: 48, expectedResult: 36, number: 10 };

/**
 * A document as one sheet: a row for each activity, its sections in the first columns, dates as dates,
 * numbers as numbers, the header frozen and filters set. The columns are the kind's, without the status,
 * which is a fact beside the document.
 */
export async function documentWorkbook(
  snapshot: DocumentSnapshot,
  language: string,
  names: Names,
): Promise<Uint8Array> {
  const shown = interfaceLanguages.find((each) => each === language) ?? 'fr';
  const columns = [...sectionColumns(snapshot, shown), ...activityColumns(snapshot, shown, names)];
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(wordsOf(shown).kind[snapshot.kind], {
    views: [{ state: 'frozen', ySplit: 1, rightToLeft: direction(shown) === 'rtl' }],
  });
  sheet.columns = columns.map(({ header, width, numFmt }) => ({
    header,
    width,
    style: { alignment: { vertical: 'top', wrapText: true }, ...(numFmt ? { numFmt } : {}) },
  }));
  for (const activity of snapshot.activities) sheet.addRow(columns.map((column) => column.value(activity)));
  const header = sheet.getRow(1);
  header.font = { bold: true };
  header.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8F4F7' } };
  if (columns.length > 0) {
    sheet.autoFilter = {
      from: { row: 1, column: 1 },
      to: { row: Math.max(1, snapshot.activities.length + 1), column: columns.length },
    };
  }
  const text = richTextToPlain(snapshot.body).trim();
  if (text !== '') {
    const body = workbook.addWorksheet(wordsOf(shown).plan.text.slice(0, 31));
    body.getColumn(1).width = 100;
    for (const line of text.split('\n')) body.addRow([line]);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function sectionColumns(snapshot: DocumentSnapshot, language: InterfaceLanguage): SheetColumn[] {
  const { levels } = kindDefinitions[snapshot.kind];
  const byId = new Map(snapshot.sections.map((section) => [section.id, section]));
  const pathOf = (activity: ActivitySnapshot): SectionSnapshot[] => {
    const path: SectionSnapshot[] = [];
    let next = activity.sectionId;
    while (next !== null) {
      const section = byId.get(next);
      if (!section) break;
      path.unshift(section);
      next = section.parentId;
    }
    return path;
  };
  // A document may be deeper than its kind foresees; no level is left out.
  const depth = Math.max(levels.length, ...snapshot.sections.map((section) => section.depth + 1));
  return Array.from({ length: snapshot.kind === 'text' ? 0 : depth }, (_, index) => {
    const level = levels[index];
    return {
      header: level ? wordsOf(language).level[level] : `${index + 1}`,
      width: 26,
      value: (activity) => {
        const section = pathOf(activity)[index];
        return section ? [section.number, section.title].filter(Boolean).join(' ') : '';
      },
    };
  });
}

function activityColumns(
  snapshot: DocumentSnapshot,
  language: InterfaceLanguage,
  names: Names,
): SheetColumn[] {
  const words = wordsOf(language);
  return kindDefinitions[snapshot.kind].columns.flatMap((column): SheetColumn[] => {
    if (column === 'status') return [];
    const text: SheetColumn = {
      header: words.column[column],
      width: widths[column] ?? 22,
      value: (activity) => cellValue(activity, column, names, language),
    };
    if (column !== 'period') return [text];
    const date = (header: string, end: 'start' | 'end'): SheetColumn => ({
      header,
      width: 12,
      numFmt: 'yyyy-mm-dd',
      value: ({ period }) => (period?.[end] ? new Date(`${period[end]}T00:00:00Z`) : null),
    });
    return [text, date(words.column.start, 'start'), date(words.column.end, 'end')];
  });
}

function cellValue(
  activity: ActivitySnapshot,
  column: Exclude<ColumnId, 'status'>,
  names: Names,
  language: InterfaceLanguage,
): ExcelJS.CellValue {
  const words = wordsOf(language);
  switch (column) {
    case 'kind':
      return activity.kind === null ? '' : words.activityKind[activity.kind];
    case 'period':
      return activity.period?.text ?? '';
    case 'places': {
      const between = activity.placesMode === 'any' ? ` ${words.plan.or} ` : ', ';
      return activity.places.map((place) => place.text).join(between);
    }
    case 'responsibles':
      return [...activity.responsibles]
        .sort((a, b) => Number(b.lead ?? false) - Number(a.lead ?? false))
        .map((each) => each.text || names.organisation.get(each.organisationId ?? '') || '')
        .join(', ');
    case 'partners':
      return activity.partners.map((partner) => partner.text).join(', ');
    case 'projects':
      return activity.projects.flatMap(({ key }) => names.project.get(key) ?? []).join(', ');
    case 'indicators':
      return activity.indicators
        .flatMap(({ key }) => {
          const indicator = names.indicator.get(key);
          return indicator ? `${indicator.code} ${localText(indicator.titles, language)}` : [];
        })
        .join('\n');
    case 'expectedResult':
    case 'remarks':
      return richTextToPlain(activity[column]).trim();
    default:
      return activity[column];
  }
}
