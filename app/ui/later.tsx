import { Button, Group, Loader, Paper, Text } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './later.module.css';

/** A part of the program that is fetched when it is first needed, and kept. */
export interface Later<M> {
  /** Null until it has come. */
  there(): M | null;
  /** Fetches it once. It rejects when it cannot be had; the next call tries again. */
  bring(): Promise<M>;
  /** Fetches it because somebody is about to need it. Whoever then does fetches it again, and says so, if it did not come. */
  soon(): void;
}

export function later<M>(load: () => Promise<M>): Later<M> {
  let part: M | null = null;
  let coming: Promise<M> | null = null;
  const bring = (): Promise<M> => {
    // Chromium keeps a fetch that failed until the page is loaded anew: what cannot come is not asked for.
    if (!coming && globalThis.navigator?.onLine === false)
      return Promise.reject(new Error('There is no line.'));
    coming ??= load().then(
      (come) => {
        part = come;
        return come;
      },
      (error: unknown) => {
        coming = null;
        throw error;
      },
    );
    return coming;
  };
  return {
    there: () => part,
    bring,
    soon: () => void bring().catch(() => undefined),
  };
}

/**
 * A component of a part that is fetched later. What has come already is drawn at once, unlike by React's own `lazy`: a
 * letter typed into an editor that has just opened is not lost. Until then, and when it does not come, it is said at the
 * page's edge; or in the part's own place, where `waiting` stands for it.
 */
export function laterPart<M, Props extends object>(
  part: Later<M>,
  choose: (part: M) => ComponentType<Props>,
  waiting?: ReactNode,
): ComponentType<Props> {
  return function LaterPart(props: Props) {
    const { come, failed, again } = useLater(part);
    if (come) {
      const Part = choose(come);
      return <Part {...props} />;
    }
    if (waiting === undefined) return <LaterSign failed={failed} again={again} />;
    return failed ? <Missing onAgain={again} /> : waiting;
  };
}

/** A part that is needed now, or as soon as it is `wanted`. */
export function useLater<M>(
  part: Later<M>,
  wanted = true,
): { readonly come: M | null; readonly failed: boolean; readonly again: () => void } {
  const [, drawn] = useState(0);
  const [failed, setFailed] = useState(false);
  const come = part.there();
  useEffect(() => {
    if (!wanted || failed || come) return;
    let still = true;
    part.bring().then(
      () => still && drawn((count) => count + 1),
      () => still && setFailed(true),
    );
    return () => {
      still = false;
    };
  }, [part, wanted, failed, come]);
  return { come, failed, again: () => setFailed(false) };
}

/** Brings parts to who will need them without a line, once the page has drawn. */
export function useLaterReady(parts: readonly Later<unknown>[], wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    const drawn = setTimeout(() => {
      for (const part of parts) part.soon();
    }, AFTER_DRAWING_MS);
    return () => clearTimeout(drawn);
  }, [parts, wanted]);
}

const AFTER_DRAWING_MS = 600;

/** Whether it was wanted by now: what was opened once stays, so that it can close as it opened. */
export function useOnce(wanted: boolean): boolean {
  const [once, setOnce] = useState(wanted);
  useEffect(() => {
    if (wanted) setOnce(true);
  }, [wanted]);
  return once || wanted;
}

/**
 * What opens under a button, opened with the part that stands in it: the focus goes there only once. `hint` is for the
 * button, `sign` stands beside it.
 */
export function useOpenedWith(part: Later<unknown>) {
  const [wanted, setWanted] = useState(false);
  const { come, failed, again } = useLater(part, wanted);
  return {
    opened: wanted && come !== null,
    onChange: setWanted,
    toggle: () => setWanted(!wanted),
    hint: { onPointerEnter: part.soon, onFocus: part.soon },
    sign: wanted && !come ? <LaterSign failed={failed} again={again} /> : null,
  };
}

/** Says at the page's edge, where nothing moves for it, that a part is on its way or did not come. */
export function LaterSign({ failed, again }: { failed: boolean; again: () => void }) {
  return (
    <Paper withBorder shadow="sm" px="sm" py={6} className={`${classes.edge} no-print`}>
      {failed ? <Missing onAgain={again} /> : <Coming />}
    </Paper>
  );
}

function Coming() {
  const { t } = useTranslation();
  return (
    <Group gap={8} role="status">
      <Loader size={14} aria-hidden />
      <Text fz="sm">{t('loading')}</Text>
    </Group>
  );
}

/** It did not come, as without a line; what is written is untouched by it. */
function Missing({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation();
  useWindowEvent('online', onAgain);
  return (
    <Group gap="sm" role="alert">
      <Text fz="sm">{t('later.failed')}</Text>
      <Button size="compact-sm" variant="light" onClick={onAgain}>
        {t('action.retry')}
      </Button>
    </Group>
  );
}
