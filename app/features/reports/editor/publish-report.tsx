import { Alert, Button, Checkbox, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Addressee, ReportHead } from '#server/reports/get';
import { useLocalText } from '~/i18n/language';
import { useTRPC } from '~/trpc/client';
import { FormActions } from '~/ui/form';
import { useNotice } from '~/ui/notice';

/** Publishing: for whom, and a yes. It cannot be taken back, so the dialog says what it does. */
export function PublishReport({
  head,
  gaps,
  disabled,
}: {
  head: ReportHead;
  gaps: number;
  disabled: boolean;
}) {
  const { t } = useTranslation(['reports', 'common']);
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconSend size={16} aria-hidden data-flip />} onClick={open} disabled={disabled}>
        {t('publish.button')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('publish.title')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <PublishForm head={head} gaps={gaps} onDone={close} />
      </Modal>
    </>
  );
}

function PublishForm({ head, gaps, onDone }: { head: ReportHead; gaps: number; onDone: () => void }) {
  const { t } = useTranslation('reports');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const notice = useNotice();
  const [chosen, setChosen] = useState<string[]>(() => firstChoice(head.addressees));
  const publish = useMutation(
    trpc.report.publish.mutationOptions({
      onSuccess: async ({ edition }) => {
        await queries.invalidateQueries({ queryKey: trpc.report.pathKey() });
        notice.done(t('publish.done', { edition }));
        onDone();
      },
      onError: notice.failed,
    }),
  );
  const next = (head.editions.at(-1)?.edition ?? 0) + 1;
  const donors = head.addressees.filter(({ kind }) => kind === 'donor');
  const partners = head.addressees.filter(({ kind }) => kind === 'partner');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.length > 0) publish.mutate({ reportId: head.id, audienceOrganisationIds: chosen });
      }}
    >
      <Stack gap="md">
        <Text>{t('publish.text')}</Text>
        <Text>{t('publish.internal')}</Text>
        {gaps > 0 ? (
          <Alert color="orange" icon={<IconAlertTriangle />}>
            {t('publish.gaps', { number: gaps })}
          </Alert>
        ) : null}
        <Checkbox.Group value={chosen} onChange={setChosen} label={t('publish.donors')}>
          <Choices of={donors} />
          {donors.length === 0 ? <Text c="gray.7">{t('publish.noDonor')}</Text> : null}
        </Checkbox.Group>
        {partners.length > 0 ? (
          <Checkbox.Group value={chosen} onChange={setChosen} label={t('publish.partners')}>
            <Choices of={partners} />
          </Checkbox.Group>
        ) : null}
        {chosen.length === 0 ? (
          <Text c="red.9" role="alert">
            {t('publish.choose')}
          </Text>
        ) : null}
      </Stack>
      <FormActions
        submit={t('publish.confirm', { edition: next })}
        pending={publish.isPending}
        onCancel={onDone}
      />
    </form>
  );
}

/** Those of the last edition; for the first one, the project's donors. */
function firstChoice(addressees: readonly Addressee[]): string[] {
  const before = addressees.filter(({ chosen }) => chosen);
  const proposed = before.length > 0 ? before : addressees.filter(({ kind }) => kind === 'donor');
  return proposed.map(({ id }) => id);
}

function Choices({ of }: { of: readonly Addressee[] }) {
  const local = useLocalText();
  return (
    <Stack gap={6} mt={6}>
      {of.map(({ id, code, names }, index) => {
        const name = local(names);
        return (
          <Checkbox
            key={id}
            value={id}
            data-autofocus={index === 0 || undefined}
            label={name && name !== code ? `${code} – ${name}` : code}
          />
        );
      })}
    </Stack>
  );
}
