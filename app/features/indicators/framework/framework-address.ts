import * as z from 'zod/mini';

/** What of the indicators is looked at, as the address says it. */
export interface IndicatorsAddress {
  readonly view: 'list' | 'framework';
  readonly projectId: string | null;
  readonly periodId: string | null;
}

const idIn = (params: URLSearchParams, name: string): string | null => {
  const id = z.uuid().safeParse(params.get(name));
  return id.success ? id.data : null;
};

/** Reads it; what an address cannot mean is left out, so that an old link still opens. */
export function readAddress(params: URLSearchParams): IndicatorsAddress {
  return {
    view: params.get('view') === 'framework' ? 'framework' : 'list',
    projectId: idIn(params, 'project'),
    periodId: idIn(params, 'period'),
  };
}
