import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat } from 'docx';

/** Styles of our own, by the name under which a secretary finds and changes them in Word. */
export const styles = {
  derivedFrom: 'JalonDerivedFrom',
  header: 'JalonHeader',
  section: 'JalonSection',
  innerSection: 'JalonInnerSection',
  cell: 'JalonCell',
} as const;

export const numbering = { bullets: 'jalon-bullets', numbers: 'jalon-numbers' } as const;

const GREY = '5B6770';
const INK = '12343B';
const cellSpacing = { before: 20, after: 20 };

export const fileStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: 'Calibri', cs: 'Arial' }, size: 20 },
      paragraph: { spacing: { after: 100 } },
    },
    title: { run: { size: 34, bold: true, color: INK }, paragraph: { spacing: { after: 120 } } },
    heading1: {
      run: { size: 28, bold: true, color: INK },
      paragraph: { spacing: { before: 240, after: 100 } },
    },
    heading2: {
      run: { size: 24, bold: true, color: INK },
      paragraph: { spacing: { before: 200, after: 80 } },
    },
    heading3: {
      run: { size: 22, bold: true, color: INK },
      paragraph: { spacing: { before: 160, after: 60 } },
    },
    hyperlink: { run: { color: '0B5C7A', underline: {} } },
  },
  paragraphStyles: [
    {
      id: styles.derivedFrom,
      name: 'Jalon Derived From',
      basedOn: 'Normal',
      quickFormat: true,
      run: { color: GREY },
      paragraph: { spacing: { after: 200 } },
    },
    {
      id: styles.cell,
      name: 'Jalon Cell',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 17 },
      paragraph: { spacing: cellSpacing },
    },
    {
      id: styles.header,
      name: 'Jalon Header',
      basedOn: styles.cell,
      quickFormat: true,
      run: { bold: true, color: INK },
      paragraph: { keepNext: true },
    },
    {
      id: styles.section,
      name: 'Jalon Section',
      basedOn: styles.cell,
      quickFormat: true,
      run: { bold: true, color: INK },
    },
    { id: styles.innerSection, name: 'Jalon Inner Section', basedOn: styles.cell, quickFormat: true },
  ],
};

const SIGNS = ['•', '◦', '▪'];
const LEVELS = Array.from({ length: 9 }, (_, level) => level);
const indent = (level: number) => ({
  paragraph: { indent: { start: 220 * (level + 1), hanging: 220 }, contextualSpacing: true },
});

export const fileNumbering: INumberingOptions = {
  config: [
    {
      reference: numbering.bullets,
      levels: LEVELS.map((level) => ({
        level,
        format: LevelFormat.BULLET,
        text: SIGNS[level % SIGNS.length] ?? '•',
        alignment: AlignmentType.START,
        style: indent(level),
      })),
    },
    {
      reference: numbering.numbers,
      levels: LEVELS.map((level) => ({
        level,
        format: LevelFormat.DECIMAL,
        text: `%${level + 1}.`,
        alignment: AlignmentType.START,
        style: indent(level),
      })),
    },
  ],
};
