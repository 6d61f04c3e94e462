import * as Y from 'yjs';

/**
 * A shared value as plain data, with everything it holds and whatever it is: two are the same when their plain data
 * are. Not what people are shown; that is `read`.
 */
export function plainValue(value: unknown): unknown {
  if (value instanceof Y.XmlText) return { delta: deltaOf(value).map(plainRun) };
  if (value instanceof Y.XmlHook) return { hook: value.hookName, held: value.toJSON() };
  if (value instanceof Y.XmlElement)
    return { name: value.nodeName, attributes: value.getAttributes(), held: value.toArray().map(plainValue) };
  if (value instanceof Y.XmlFragment) return { held: value.toArray().map(plainValue) };
  if (value instanceof Y.Map)
    return Object.fromEntries([...value.entries()].map(([key, held]) => [key, plainValue(held)]));
  return value instanceof Y.AbstractType ? value.toJSON() : value;
}

/**
 * The same value for another document. No schema is asked: what no editor of this version knows is copied too.
 */
export function copyValue<T>(value: T): T;
export function copyValue(value: unknown): unknown {
  if (value instanceof Y.XmlText) {
    const copy = new Y.XmlText();
    copy.applyDelta(deltaOf(value).map((run) => ({ ...run, insert: copyValue(run.insert) })));
    return copy;
  }
  if (value instanceof Y.XmlElement) {
    const copy = new Y.XmlElement(value.nodeName);
    for (const [name, held] of Object.entries(value.getAttributes())) {
      // Yjs types attributes as strings but keeps any JSON value, as the editor's binding writes them.
      copy.setAttribute(name, held as string);
    }
    copy.insert(0, value.toArray().map(copyValue) as (Y.XmlElement | Y.XmlText)[]);
    return copy;
  }
  if (value instanceof Y.XmlFragment) {
    const copy = new Y.XmlFragment();
    // A fragment holds these two, and hooks, which its type leaves out.
    copy.insert(0, value.toArray().map(copyValue) as (Y.XmlElement | Y.XmlText)[]);
    return copy;
  }
  if (value instanceof Y.Map && !(value instanceof Y.XmlHook))
    return new Y.Map([...value.entries()].map(([key, held]) => [key, copyValue(held)]));
  return value instanceof Y.AbstractType ? value.clone() : value;
}

interface Run {
  readonly insert: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

function deltaOf(text: Y.XmlText): readonly Run[] {
  // Yjs types a text's delta as any; its form is fixed by Yjs.
  return text.toDelta() as Run[];
}

const plainRun = ({ insert, ...run }: Run) => ({ insert: plainValue(insert), ...run });
