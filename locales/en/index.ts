import type { Resources } from '../fr';
import activities from './activities.json';
import collab from './collab.json';
import comments from './comments.json';
import common from './common.json';
import documents from './documents.json';
import errors from './errors.json';
import indicators from './indicators.json';
import login from './login.json';
import reports from './reports.json';
import statistics from './statistics.json';

const resources: Resources = {
  activities,
  collab,
  comments,
  common,
  documents,
  errors,
  indicators,
  login,
  reports,
  statistics,
};
export default resources;
