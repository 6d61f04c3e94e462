import type { Resources } from '../fr';
import common from './common.json';
import documents from './documents.json';
import errors from './errors.json';
import login from './login.json';

const resources: Resources = { common, documents, errors, login };
export default resources;
