import { type RefObject, useEffect } from 'react';
import { useSteady } from '../grid/use-steady';

/**
 * What is removed from a page says nothing, neither blur nor key: this tells an editor that it was taken away with its
 * row, which a colleague deleted, or which scrolled out of sight.
 */
export function useTornAway(root: RefObject<HTMLElement>, onTorn: () => void): void {
  const { torn } = useSteady({ torn: onTorn });
  useEffect(() => {
    const element = root.current;
    return () => {
      // While developing, React ends and begins effects once more in a page that stays.
      if (element && !element.isConnected) torn();
    };
  }, [root, torn]);
}
