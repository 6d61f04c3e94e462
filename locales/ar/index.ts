import type { Resources } from '../fr';
import activities from './activities.json';
import collab from './collab.json';
import common from './common.json';
import documents from './documents.json';
import errors from './errors.json';
import indicators from './indicators.json';
import login from './login.json';
import reports from './reports.json';
import statistics from './statistics.json';
import views from './views.json';

const resources: Resources = {
  activities,
  collab,
  common,
  documents,
  errors,
  indicators,
  login,
  reports,
  statistics,
  views,
};
export default resources;
