import { Code, Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DemoAccounts as Demo } from '~/context';
import classes from './demo-accounts.module.css';

/** The accounts of a local demo; choosing one fills the form. */
export function DemoAccounts(props: {
  demo: Demo;
  onChoose: (filled: { email: string; password: string }) => void;
}) {
  const { t } = useTranslation('login');
  const { emails, password } = props.demo;
  return (
    <Paper component="section" withBorder p="md" radius="md" mt="md">
      <Title order={2} fz="md">
        {t('demo.title')}
      </Title>
      <Text c="dimmed" fz="sm" mb="xs">
        {t('demo.text')}{' '}
        <Code dir="ltr" style={{ whiteSpace: 'nowrap' }}>
          {password}
        </Code>
      </Text>
      <Stack gap={0}>
        {emails.map((email) => (
          <UnstyledButton
            key={email}
            className={classes.account}
            onClick={() => props.onChoose({ email, password })}
          >
            <bdi dir="ltr">{email}</bdi>
          </UnstyledButton>
        ))}
      </Stack>
    </Paper>
  );
}
