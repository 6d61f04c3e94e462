import { Alert } from '@mantine/core';
import { Component, type ReactNode } from 'react';

/** Keeps the plan standing when a view cannot be loaded: without a line its script does not come. */
export class ViewBoundary extends Component<{ message: string; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Alert color="red" role="alert">
        {this.props.message}
      </Alert>
    );
  }
}
