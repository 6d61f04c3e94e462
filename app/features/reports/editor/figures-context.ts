import { createContext, useContext } from 'react';
import type { ReportFigures } from '#domain/report/assemble';

interface TodaysFigures {
  readonly figures: ReportFigures | null;
  readonly writable: boolean;
}

/** Today's figures, for the blocks that stand in the text. */
export const FiguresContext = createContext<TodaysFigures>({ figures: null, writable: false });
export const useFigures = (): TodaysFigures => useContext(FiguresContext);
