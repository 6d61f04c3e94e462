import {
  Alert,
  Button,
  Container,
  Group,
  Paper,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { JalonError } from '#domain/errors';
import { useRefusalText } from '~/ui/refusal';
import { DemoAccounts } from '~/ui/shell/demo-accounts';
import { LanguageMenu } from '~/ui/shell/language-menu';
import { localPath } from '~/ui/shell/local-path';
import { Mark } from '~/ui/shell/mark';

const formSchema = z.object({
  email: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(1000),
});
const statuses = { 'wrong-password': 401, 'too-many': 429 } as const;

export const meta: MetaFunction = () => [{ title: 'Jalon' }];

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  if (context.signedIn) throw redirect(next(request));
  return { demo: context.demo };
};

/** Signs in by the form's fields, with or without scripts in the browser. */
export const action = async ({ context, request }: ActionFunctionArgs) => {
  const fields = Object.fromEntries(await request.formData());
  const form = formSchema.safeParse(fields);
  const email = typeof fields.email === 'string' ? fields.email : '';
  if (!form.success) return refuse({ code: 'wrong-password', details: {} }, email);
  try {
    const cookie = await context.signIn(form.data);
    return redirect(next(request), { headers: { 'Set-Cookie': cookie } });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return refuse({ code: error.code, details: error.details }, email);
  }
};

type LoginRefusal = JalonError & { code: keyof typeof statuses };
function isRefusal(error: unknown): error is LoginRefusal {
  return (
    error instanceof Error && error.name === 'JalonError' && 'code' in error && String(error.code) in statuses
  );
}

function refuse(refusal: { code: keyof typeof statuses; details: JalonError['details'] }, email: string) {
  return data({ refusal, email }, { status: statuses[refusal.code] });
}

function next(request: Request): string {
  return localPath(new URL(request.url).searchParams.get('next'));
}

export default function Login() {
  const { t } = useTranslation('login');
  const { demo } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const refusalText = useRefusalText();
  const sending = useNavigation().state !== 'idle';
  const [filled, setFilled] = useState<{ email: string; password: string }>();
  const message = refused ? refusalText(refused.refusal) : undefined;
  return (
    <Container component="main" id="content" size={420} py={{ base: 'md', sm: 56 }}>
      <Group justify="space-between" mb="lg">
        <Group gap="xs">
          <Mark size={30} />
          <Text fw={600} fz="lg">
            Jalon
          </Text>
        </Group>
        <LanguageMenu />
      </Group>
      <Paper withBorder p={{ base: 'md', sm: 'xl' }} radius="md">
        <Title order={1} mb={4}>
          {t('title')}
        </Title>
        <Text c="dimmed" mb="lg">
          {t('purpose')}
        </Text>
        <Form method="post" key={filled?.email}>
          <Stack gap="md">
            {message ? (
              <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle aria-hidden />}>
                {message}
              </Alert>
            ) : null}
            <TextInput
              name="email"
              type="email"
              label={t('email')}
              autoComplete="username"
              dir="ltr"
              required
              withAsterisk={false}
              defaultValue={filled?.email ?? refused?.email}
            />
            <PasswordInput
              name="password"
              label={t('password')}
              autoComplete="current-password"
              dir="ltr"
              required
              withAsterisk={false}
              defaultValue={filled?.password}
              visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
            />
            <Button type="submit" loading={sending} fullWidth size="md">
              {t('submit')}
            </Button>
          </Stack>
        </Form>
      </Paper>
      {demo ? <DemoAccounts demo={demo} onChoose={setFilled} /> : null}
    </Container>
  );
}
