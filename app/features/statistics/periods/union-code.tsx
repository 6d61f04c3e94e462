import { Anchor } from '@mantine/core';
import { Link } from '@remix-run/react';
import { useOwnUnions } from '../statistics-tabs';

/** A union by its code. Its own people go on from here to its return and its exact numbers; nobody else can. */
export function UnionCode(props: {
  union: { readonly organisationId: string; readonly code: string };
  periodId: string;
}) {
  const { union, periodId } = props;
  const isOwn = useOwnUnions().some((id) => id === union.organisationId);
  if (!isOwn) return <bdi>{union.code}</bdi>;
  const address = new URLSearchParams({ period: periodId, organisation: union.organisationId });
  return (
    <Anchor component={Link} to={`/statistics?${address}`} fw="inherit">
      <bdi>{union.code}</bdi>
    </Anchor>
  );
}
