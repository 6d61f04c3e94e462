import { Button, Group } from '@mantine/core';
import { Link } from '@remix-run/react';

/** Pages of one area beside each other: each has an address of its own, so links and not tabs. */
export function PageLinks<Name extends string>(props: {
  label: string;
  links: readonly { readonly name: Name; readonly to: string; readonly label: string }[];
  value: Name;
}) {
  const { label, links, value } = props;
  return (
    <Group component="nav" gap={4} mb="lg" aria-label={label} className="no-print">
      {links.map((link) => (
        <Button
          key={link.name}
          component={Link}
          to={link.to}
          prefetch="intent"
          variant={link.name === value ? 'light' : 'subtle'}
          aria-current={link.name === value ? 'page' : undefined}
        >
          {link.label}
        </Button>
      ))}
    </Group>
  );
}
