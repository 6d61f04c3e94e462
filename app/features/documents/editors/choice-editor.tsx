import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { activityKinds } from '#domain/document/kinds';
import type { ActivitySnapshot } from '#domain/document/read';
import { useTyping } from '../connection/use-hold';
import classes from './editors.module.css';
import { type Leave, leaveByKeys } from './leave';
import { useTornAway } from './use-torn-away';

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
  const [changed, setChanged] = useState(false);
  useTyping(changed);
  const leave = (how: Leave): void => {
    if (ended.current) return;
    ended.current = true;
    props.onLeave(how, how.keep ? { value: chosen.current } : null);
  };
  const list = useRef<HTMLSelectElement>(null);
  useTornAway(list, () => leave({ keep: true, to: 'away' }));
  return (
    <select
      ref={list}
      className={classes.select}
      defaultValue={props.value ?? ''}
      aria-label={props.label}
      // biome-ignore lint/a11y/noAutofocus: the person has just opened this cell to choose in it
      autoFocus
      onChange={(event) => {
        chosen.current = activityKinds.find((kind) => kind === event.currentTarget.value) ?? null;
        setChanged(chosen.current !== props.value);
      }}
      onBlur={() => leave({ keep: true, to: 'away' })}
      onKeyDown={leaveByKeys(leave)}
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
