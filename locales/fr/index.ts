import activities from './activities.json';
import adoption from './adoption.json';
import agendas from './agendas.json';
import calendar from './calendar.json';
import collab from './collab.json';
import comments from './comments.json';
import common from './common.json';
import documents from './documents.json';
import errors from './errors.json';
import grid from './grid.json';
import history from './history.json';
import imports from './imports.json';
import indicators from './indicators.json';
import login from './login.json';
import reports from './reports.json';
import search from './search.json';
import statistics from './statistics.json';
import suggestions from './suggestions.json';
import views from './views.json';

const resources = {
  activities,
  adoption,
  agendas,
  calendar,
  collab,
  comments,
  common,
  documents,
  errors,
  grid,
  history,
  imports,
  indicators,
  login,
  reports,
  search,
  statistics,
  suggestions,
  views,
};
export default resources;

/**
 * The keys of French are the keys: a language that lacks one does not compile. Of plural forms each language has
 * its own set; `other` is common to all.
 */
type Words<T> = {
  [K in keyof T as K extends `${string}_${'zero' | 'one' | 'two' | 'few' | 'many'}`
    ? never
    : K]: T[K] extends string ? string : Words<T[K]>;
};
export type Resources = Words<typeof resources>;
/** The literal keys, for checking calls of `t`. */
export type Keys = typeof resources;
