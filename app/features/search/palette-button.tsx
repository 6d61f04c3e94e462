import { ActionIcon } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Actor } from '#domain/access/actor';

const Palette = lazy(() => import('./palette').then((module) => ({ default: module.Palette })));

/** Opens the palette: by its button, or by Ctrl-K anywhere but in a text, where that makes a link. */
export function PaletteButton({ actor }: { actor: Actor }) {
  const { t } = useTranslation('search');
  const [wanted, setWanted] = useState(0);
  const open = (): void => setWanted((times) => times + 1);
  useHotkeys([['mod+K', open]]);
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('open')}
        aria-keyshortcuts="Control+K"
        title={`${t('open')} (Ctrl+K)`}
        onClick={open}
      >
        <IconSearch size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
      {/* Loaded when it is first wanted: most pages are read without it. */}
      {wanted > 0 ? (
        <Suspense fallback={null}>
          <Palette actor={actor} wanted={wanted} />
        </Suspense>
      ) : null}
    </>
  );
}
