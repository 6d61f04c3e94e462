import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './editors.module.css';

/** An editor that needs more room than its cell: it opens over it and is left by a click elsewhere. */
export function PopoverEditor(props: {
  /** What the cell shows meanwhile. */
  under: ReactNode;
  width: number;
  onDismiss: () => void;
  children: ReactNode;
}) {
  return (
    <Popover
      opened
      onDismiss={props.onDismiss}
      position="bottom-start"
      offset={0}
      width={`min(${props.width}px, calc(100vw - 16px))`}
      shadow="md"
      trapFocus
      returnFocus={false}
      closeOnEscape={false}
      withinPortal
      transitionProps={{ duration: 0 }}
      middlewares={{ flip: true, shift: { padding: 8 } }}
    >
      <Popover.Target>
        <div className={classes.fill}>{props.under}</div>
      </Popover.Target>
      <Popover.Dropdown p={8} className={classes.over}>
        {props.children}
      </Popover.Dropdown>
    </Popover>
  );
}
