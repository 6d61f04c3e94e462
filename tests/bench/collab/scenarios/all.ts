import type { Scenario } from '../scenario';
import { coldLoad } from './cold-load';
import { endings } from './ending';
import { fanOutScenarios } from './fan-out';
import { growthScenarios } from './growth';
import { manyDocuments } from './many-documents';
import { leak, memory } from './memory';
import { presence } from './presence';
import { saturationScenarios } from './saturation';
import { stalled } from './stalled';

/** In the order in which they are run and printed. */
export const scenarios: readonly Scenario[] = [
  ...endings,
  ...fanOutScenarios,
  manyDocuments,
  ...saturationScenarios,
  presence,
  coldLoad,
  memory,
  leak,
  stalled,
  ...growthScenarios,
];
