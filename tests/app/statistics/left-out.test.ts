import { expect, it } from 'vitest';
import type { UnionReported } from '#server/statistics/who-reported';
import { leftOut } from '~/features/statistics/periods/left-out';

const union = (code: string, state: UnionReported['state'], approved: boolean): UnionReported => ({
  organisationId: code,
  code,
  names: { fr: code },
  state,
  approved,
  submittedAt: null,
  notDoubleChecked: false,
});

it('before a period is locked, every union is named whose return is not approved, and no other', () => {
  const unions = [
    union('CDT', 'approved', true),
    union('CGIL', 'notReported', false),
    union('CGTM', 'submitted', false),
    union('UGTT', 'submitted', true),
    union('UMT', 'returned', false),
  ];
  expect(leftOut({ unions }).map(({ code }) => code)).toEqual(['CGIL', 'CGTM', 'UMT']);
});
