import { Drawer } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { isInDialogAbove } from './focus';

/**
 * What stands beside the page it is about, over its end. Closing gives the focus back to what opened it, unless
 * something in it has led elsewhere on the page.
 */
export function SideDrawer(props: {
  opened: boolean;
  onClose: () => void;
  title: string;
  closeLabel: string;
  /** Widest, in pixels. */
  width: number;
  /** By which tests find what stands in it. */
  testId: string;
  children: ReactNode;
}) {
  const { opened, onClose, title, closeLabel, width, testId, children } = props;
  const content = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (opened) opener.current = document.activeElement;
  }, [opened]);
  return (
    <Drawer
      opened={opened}
      onClose={() => {
        if (isInDialogAbove(content.current)) return;
        onClose();
        if (opener.current instanceof HTMLElement) opener.current.focus();
      }}
      // By itself it would take the focus from the panel that something in it leads to.
      returnFocus={false}
      position="right"
      size={`min(${width}px, 100vw)`}
      padding="md"
      title={title}
      styles={{ title: { fontWeight: 600 } }}
      closeButtonProps={{ 'aria-label': closeLabel }}
      overlayProps={{ backgroundOpacity: 0.08 }}
    >
      <div ref={content} data-testid={testId}>
        {children}
      </div>
    </Drawer>
  );
}
