import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { activityKinds } from '#domain/document/kinds';
import type { ActivitySnapshot } from '#domain/document/read';
import classes from './editors.module.css';
import { type Leave, leaveOn } from './leave';

type Kind = ActivitySnapshot['kind'];

/** Chooses the kind of an activity with the browser's own list, which telephones know best. */
export function KindEditor(props: {
  value: Kind;
  label: string;
  onLeave: (leave: Leave, value: { readonly value: Kind } | null) => void;
}) {
  const { t } = useTranslation('documents');
  const ended = useRef(false);
  const chosen = useRef<Kind>(props.value);
  const leave = (how: Leave): void => {
    if (ended.current) return;
    ended.current = true;
    props.onLeave(how, how.keep ? { value: chosen.current } : null);
  };
  return (
    <select
      className={classes.select}
      defaultValue={props.value ?? ''}
      aria-label={props.label}
      // biome-ignore lint/a11y/noAutofocus: the person has just opened this cell to choose in it
      autoFocus
      onChange={(event) => {
        chosen.current = activityKinds.find((kind) => kind === event.currentTarget.value) ?? null;
      }}
      onBlur={() => leave({ keep: true, to: 'away' })}
      onKeyDown={(event) => {
        event.stopPropagation();
        const how = leaveOn(event);
        if (!how) return;
        event.preventDefault();
        leave(how);
      }}
    >
      <option value="" />
      {activityKinds.map((kind) => (
        <option key={kind} value={kind}>
          {t(`activityKind.${kind}`)}
        </option>
      ))}
    </select>
  );
}
