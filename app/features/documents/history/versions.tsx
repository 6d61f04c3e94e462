import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@remix-run/react';
import { IconBookmarkPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentKind } from '#domain/document/kinds';
import { useFormat } from '~/i18n/format';
import { useTRPC } from '~/trpc/client';
import { TableLoading } from '~/ui/loading';
import classes from './history.module.css';
import { comparison } from './moments';
import { NameVersion } from './name-version';
import { useRestore } from './restore-context';
import { useNames } from './use-names';
import { useVersionName } from './use-version-name';

const none = {};

/**
 * What was kept whole of a document, and the button that keeps it.
 * @param about the activity whose history is shown: it alone is brought back
 */
export function Versions(props: {
  documentId: string;
  kind: DocumentKind;
  writable: boolean;
  about: string | null;
}) {
  const { documentId, kind, writable, about } = props;
  const { t } = useTranslation(['history', 'adoption']);
  const trpc = useTRPC();
  const format = useFormat();
  const restore = useRestore();
  const names = useNames(kind, none);
  const versionName = useVersionName();
  const [naming, setNaming] = useState(false);
  const { data: versions } = useQuery(trpc.document.version.list.queryOptions({ documentId }));
  return (
    <section className={classes.versions} aria-labelledby="versions" data-testid="versions">
      <Title order={2} fz="md" id="versions">
        {t('version.title')}
      </Title>
      <Text fz="sm" c="dimmed" mb="xs">
        {t('version.lead')}
      </Text>
      {writable ? (
        <Button
          fullWidth
          variant="light"
          mb="sm"
          leftSection={<IconBookmarkPlus size={16} aria-hidden />}
          onClick={() => setNaming(true)}
        >
          {t('version.open')}
        </Button>
      ) : null}
      {versions === undefined ? <TableLoading lines={2} /> : null}
      {versions?.length === 0 ? <Text fz="sm">{t('version.empty')}</Text> : null}
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {(versions ?? []).map((version) => {
          const { id, createdById, at, restorable } = version;
          const name = versionName(version);
          return (
            <li key={id}>
              <Text fw={600} dir="auto">
                {name}
              </Text>
              <Text fz="sm" c="dimmed">
                {t('version.by', { person: names.person(createdById), date: format.dateTime(at) })}
              </Text>
              <Group gap="sm">
                <Anchor
                  component={Link}
                  fz="sm"
                  to={`/documents/${documentId}/versions/${id}`}
                  aria-label={t('adoption:version.viewOf', { name })}
                >
                  {t('adoption:version.view')}
                </Anchor>
                <Anchor
                  component={Link}
                  fz="sm"
                  to={comparison(documentId, { version: id }, 'now')}
                  aria-label={t('version.compareOf', { name })}
                >
                  {t('version.compare')}
                </Anchor>
                {writable && restorable ? (
                  <Anchor
                    component="button"
                    type="button"
                    fz="sm"
                    aria-label={t(about === null ? 'version.restoreOf' : 'version.activityOf', { name })}
                    onClick={() => restore({ moment: { version: id }, activityId: about })}
                  >
                    {t(about === null ? 'version.restore' : 'version.activity')}
                  </Anchor>
                ) : null}
              </Group>
              {restorable ? null : <Text fz="sm">{t('version.readOnly')}</Text>}
            </li>
          );
        })}
      </Stack>
      <NameVersion documentId={documentId} opened={naming} onClose={() => setNaming(false)} />
    </section>
  );
}
