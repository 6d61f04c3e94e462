import { Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import classes from './page-header.module.css';

export interface Crumb {
  readonly label: string;
  readonly to: string;
}

/** The head of a page: where it stands, its name, one line about it, and what can be done with the whole of it. */
export function PageHeader(props: {
  title: ReactNode;
  description?: ReactNode;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
}) {
  const { title, description, crumbs = [], actions } = props;
  return (
    <Stack component="header" gap={4} mb="lg">
      {crumbs.length > 0 ? (
        <Breadcrumbs separatorMargin={6} fz="sm">
          {crumbs.map(({ label, to }) => (
            <Link key={to} to={to} className={classes.crumb}>
              {label}
            </Link>
          ))}
        </Breadcrumbs>
      ) : null}
      <Group justify="space-between" align="flex-start" gap="md">
        <Title order={1} className={classes.title}>
          <bdi>{title}</bdi>
        </Title>
        {actions ? <Group gap="xs">{actions}</Group> : null}
      </Group>
      {description ? (
        <Text c="dimmed" maw="46rem">
          {description}
        </Text>
      ) : null}
    </Stack>
  );
}
