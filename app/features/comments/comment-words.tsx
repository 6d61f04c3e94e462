import { Fragment } from 'react';
import { partsOf } from '#domain/comments/mentions';
import classes from './comments.module.css';
import type { Names } from './use-names';

/** A stored text, with the names as they are today. */
export function CommentWords({ text, names }: { text: string; names: Names }) {
  let from = 0;
  return partsOf(text).map((part) => {
    const key = from;
    from += typeof part === 'string' ? part.length : 1;
    return typeof part === 'string' ? (
      <Fragment key={key}>{part}</Fragment>
    ) : (
      <span key={key} className={classes.mention}>
        @<bdi>{names.mention(part)}</bdi>
      </span>
    );
  });
}
