import type { LocalText } from '#domain/language';

/** Something that was found, and where it is. */
export type Found =
  | {
      readonly kind: 'document';
      readonly documentId: string;
      readonly title: string;
      readonly excerpt: string;
    }
  | {
      readonly kind: 'activity';
      readonly documentId: string;
      readonly documentTitle: string;
      readonly activityId: string;
      readonly number: string;
      readonly title: string;
      readonly excerpt: string;
    }
  | {
      readonly kind: 'comment';
      readonly documentId: string;
      readonly documentTitle: string;
      readonly threadId: string;
      /** Null: it is about the document itself. */
      readonly activityId: string | null;
      readonly activityTitle: string;
      readonly excerpt: string;
    }
  | {
      readonly kind: 'indicator';
      readonly indicatorId: string;
      readonly code: string;
      readonly titles: LocalText;
    }
  | { readonly kind: 'report'; readonly reportId: string; readonly title: string };
