import { z } from 'zod';
import type { RichNode } from './rich-text';

/** Rich text from outside, of bounded depth; what it may hold is decided by `knownText`. */
export const richNodeSchema: z.ZodType<RichNode> = z.lazy(() =>
  z
    .object({
      type: z.string(),
      attrs: z.record(z.string(), z.unknown()).optional(),
      content: z.array(richNodeSchema).optional(),
      text: z.string().optional(),
      marks: z
        .array(z.object({ type: z.string(), attrs: z.record(z.string(), z.unknown()).optional() }))
        .optional(),
    })
    // zod writes absent ones as undefined, which the type does not know.
    .transform(
      ({ type, attrs, content, text, marks }): RichNode => ({
        type,
        ...(attrs ? { attrs } : {}),
        ...(content ? { content } : {}),
        ...(text === undefined ? {} : { text }),
        ...(marks
          ? {
              marks: marks.map((mark) =>
                mark.attrs ? { type: mark.type, attrs: mark.attrs } : { type: mark.type },
              ),
            }
          : {}),
      }),
    ),
);
