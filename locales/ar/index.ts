import type { Resources } from '../fr';
import activities from './activities.json';
import calendar from './calendar.json';
import collab from './collab.json';
import comments from './comments.json';
import common from './common.json';
import documents from './documents.json';
import errors from './errors.json';
import history from './history.json';
import indicators from './indicators.json';
import login from './login.json';
import reports from './reports.json';
import search from './search.json';
import statistics from './statistics.json';
import views from './views.json';

const resources: Resources = {
  activities,
  calendar,
  collab,
  comments,
  common,
  documents,
  errors,
  history,
  indicators,
  login,
  reports,
  search,
  statistics,
  views,
};
export default resources;
