import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readDocument } from '#domain/document/read';
import { activityMap, addActivity } from '#domain/document/shape';
import { newId, type OrganisationId } from '#domain/ids';
import {
  type EntriesColumn,
  entriesOf,
  type Known,
  nameOf,
  toMap,
  withLead,
} from '~/features/documents/cells/entries';
import { entryAt, find, takenAlong, withEntry } from '~/features/documents/editors/finding';
import type { Choices } from '~/features/documents/plan/plan-context';

const ugtt = newId<OrganisationId>();
const organisations = [
  { id: ugtt, code: 'UGTT', name: 'Union générale tunisienne du travail' },
  { id: newId(), code: 'CGT', name: 'Confédération générale du travail' },
];
const projects = [{ id: newId(), code: 'AMEM', name: 'Appui à la migration équitable' }];
const here: Choices = { organisations, projects, indicators: [], loading: new Set() };
const onTheWay: Choices = {
  organisations: [],
  projects: [],
  indicators: [],
  loading: new Set(['organisations', 'projects', 'indicators'] as const),
};
const snapshot = readDocument(new Y.Doc());
const known = (choices: Choices): Known => ({ choices, snapshot });

describe('words typed before the list is there', () => {
  it.each<EntriesColumn>(['projects', 'indicators', 'responsibles', 'partners'])(
    'are neither dropped nor taken as they are (%s)',
    (column) => {
      const found = find(column, 'amem', [], known(onTheWay));
      expect(found.waits).toBe(true);
      expect(entryAt(column, 'amem', found, 0)).toBeNull();
    },
  );
  it('name what they mean once it is', () => {
    const project = find('projects', 'amem', [], known(here));
    expect(entryAt('projects', 'amem', project, 0)).toMatchObject({ key: projects[0]?.id });
    const union = find('responsibles', 'cgt', [], known(here));
    expect(entryAt('responsibles', 'cgt', union, 0)).toMatchObject({ organisationId: organisations[1]?.id });
  });
  it('do not keep places waiting, which have no list', () => {
    expect(find('places', 'Tunis', [], known(onTheWay))).toMatchObject({ waits: false, free: true });
  });
});

describe('words still in the box when a cell is left', () => {
  const taken = (column: EntriesColumn, typed: string, entries = [] as ReturnType<typeof entriesOf>) =>
    takenAlong(column, typed, find(column, typed, entries, known(here)));
  it('become what bears this very name, before what merely contains it', () => {
    expect(taken('responsibles', ' ugtt')).toMatchObject({ organisationId: ugtt });
  });
  it('stay words where words are welcome', () => {
    expect(taken('responsibles', 'confédération')).toMatchObject({ text: 'confédération' });
  });
  it('become the first offer where only offers count', () => {
    expect(taken('projects', 'appui')).toMatchObject({ key: projects[0]?.id });
    expect(taken('projects', 'inconnu')).toBeNull();
  });
  it('add nothing twice', () => {
    const first = taken('projects', 'AMEM');
    if (!first) throw new Error('it was found');
    const entries = withEntry('projects', [], first);
    expect(find('projects', 'amem', entries, known(here))).toMatchObject({ there: true, offers: [] });
    expect(taken('projects', 'amem', entries)).toBeNull();
  });
});

it('a name that is not loaded yet is shown as an ellipsis and never written into the plan', () => {
  const doc = new Y.Doc();
  const id = addActivity(
    doc,
    { sectionId: null, responsibles: { a: { text: '', organisationId: ugtt } } },
    'seed',
  );
  const [activity] = readDocument(doc).activities;
  if (!activity) throw new Error('one was added');
  const entries = entriesOf(activity, 'responsibles');
  expect(entries.map((entry) => nameOf('responsibles', entry, onTheWay))).toEqual(['…']);
  expect(entries.map((entry) => nameOf('responsibles', entry, here))).toEqual(['UGTT']);
  expect(toMap('responsibles', withLead(entries, 'a'))).toEqual({
    a: { text: '', organisationId: ugtt, lead: true },
  });
  expect(activityMap(doc, id, 'responsibles')?.get('a')).toEqual({ text: '', organisationId: ugtt });
});
