import { Button, Container, Group, Stack, Text, Title } from '@mantine/core';
import { Link, useRouteError } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { refusalOf, useRefusalText } from './refusal';

/** What stands in the place of a page that cannot be shown: the sentence of its code, and a way on. */
export function ErrorPage() {
  const error = useRouteError();
  const { t } = useTranslation('errors');
  const text = useRefusalText();
  const { code } = refusalOf(error);
  const again = code === 'unavailable' || code === 'not-ready' || code === 'too-many';
  return (
    <Stack align="flex-start" maw="40rem" gap="md">
      <Title order={1}>
        {t(code === 'not-found' ? 'title.notFound' : again ? 'title.failed' : 'title.refused')}
      </Title>
      <Text>{text(error)}</Text>
      <Group>
        {again ? (
          <Button component="a" href="">
            {t('again')}
          </Button>
        ) : null}
        <Button component={Link} to="/" variant={again ? 'default' : 'filled'}>
          {t('home')}
        </Button>
      </Group>
    </Stack>
  );
}

/** The same without the frame of signed-in pages around it. */
export function BareErrorPage() {
  return (
    <Container component="main" id="content" size="sm" py="xl">
      <ErrorPage />
    </Container>
  );
}
