import type { Resources } from '../fr';
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

const resources: Resources = {
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
