import * as Y from 'yjs';
import { documentParts } from '#domain/document/shape';
import type { ProjectId } from '#domain/ids';
import { createReport } from '#server/reports/create';
import { loadReport as findReport } from '#server/reports/load';
import { publishReport } from '#server/reports/publish';
import type { Services } from '#server/services';
import type { LoadedDirectory } from './load-directory';
import { named } from './load-plans';
import { demoActor } from './load-statistics';

/** What the secretariat writes under each heading of the template. */
const narrative: readonly string[] = [
  'L’année a consolidé le travail commencé en 2018 : les états des lieux sont achevés dans deux pays sur trois, et les permanences syndicales reçoivent davantage de travailleurs migrants qu’au départ.',
  'Les activités ci-dessous sont celles que le projet finance. Leur état est celui que les syndicats responsables ont déclaré.',
  'Les dossiers sont comptés par les points focaux ; aucun chiffre ne permet de reconnaître une personne.',
  'Les activités en Libye restent suspendues. La suite porte sur les ateliers avec les partenaires sociaux et sur l’harmonisation des données.',
];

/** One report written and published to the donor. */
export async function loadReport(
  services: Services,
  directory: LoadedDirectory,
  periods: ReadonlyMap<string, string>,
): Promise<void> {
  const author = await demoActor(services, directory.authorId);
  const { id, documentId } = await createReport(services, author, {
    // Made by newId when the projects were loaded.
    projectId: named(directory.projects, 'AMEM') as ProjectId,
    periodId: named(periods, '2019'),
    title: 'Rapport d’avancement AMEM 2019',
    language: 'fr',
  });
  await services.collab.edit(documentId, { authorId: author.personId, origin: 'seed' }, (doc) => {
    const { body } = documentParts(doc);
    // The template leaves one empty paragraph under each heading.
    const lines = body.toArray().flatMap((node) => {
      const line = node instanceof Y.XmlElement && node.nodeName === 'paragraph' ? node.get(0) : null;
      return line instanceof Y.XmlText && line.length === 0 ? [line] : [];
    });
    if (lines.length !== narrative.length)
      throw new Error('the template of a report has other lines to fill');
    doc.transact(() => {
      for (const [at, line] of lines.entries()) line.insert(0, narrative[at] ?? '');
    }, 'seed');
  });
  const report = await findReport(services, author.networkId, id);
  if (!report) throw new Error('the demo’s report was not made');
  await publishReport(services, author, report, [named(directory.organisations, 'FONDS')]);
}
