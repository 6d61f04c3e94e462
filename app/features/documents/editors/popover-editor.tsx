import { Popover } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import classes from './editors.module.css';
import { useTornAway } from './use-torn-away';

/** An editor that needs more room than its cell: it opens over it and is left by a click elsewhere. */
export function PopoverEditor(props: {
  /** What is edited, for readers of the screen. */
  label: string;
  /** What the cell shows meanwhile. */
  under: ReactNode;
  width: number;
  onDismiss: () => void;
  /** It went with its row. */
  onTorn: () => void;
  children: ReactNode;
}) {
  const cell = useRef<HTMLDivElement>(null);
  useTornAway(cell, props.onTorn);
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
      // A cell is no button: that it has opened is said by the dialog.
      withRoles={false}
      withinPortal
      transitionProps={{ duration: 0 }}
      middlewares={{ flip: true, shift: { padding: 8 } }}
    >
      <Popover.Target>
        <div ref={cell} className={classes.fill}>
          {props.under}
        </div>
      </Popover.Target>
      <Popover.Dropdown p={8} className={classes.over} role="dialog" aria-label={props.label}>
        {props.children}
      </Popover.Dropdown>
    </Popover>
  );
}
