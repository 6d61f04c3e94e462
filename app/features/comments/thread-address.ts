interface Place {
  readonly documentId: string;
  /** Null: it stands in the document's list. */
  readonly activityId: string | null;
}

/** Where a thread is read. */
export function threadAddress({ threadId, ...place }: Place & { readonly threadId: string }): string {
  return addressIn(place, { thread: threadId });
}

/** Where a suggestion is read. */
export function suggestionAddress({
  suggestionId,
  ...place
}: Place & { readonly suggestionId: string }): string {
  return addressIn(place, { suggestion: suggestionId });
}

function addressIn({ documentId, activityId }: Place, what: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams({ ...(activityId === null ? {} : { activity: activityId }), ...what });
  return `/documents/${documentId}?${search}`;
}
