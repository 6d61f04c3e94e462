import { z } from 'zod';

/** One run of one scenario against one server: what the bench tells the process that does it. */
export const jobSchema = z.object({
  scenario: z.string(),
  /** `jalon`, or the name of a peer. */
  contender: z.string(),
  quick: z.boolean(),
  /** Where Jalon finds PostgreSQL; peers need none. */
  ground: z.object({ postgresUrl: z.string(), postgresPid: z.number(), template: z.string() }),
});
export type Job = z.infer<typeof jobSchema>;

/** What that process answers on standard output. */
export const outcomeSchema = z.union([
  z.object({ figures: z.record(z.string(), z.number().nullable()) }),
  z.object({ error: z.string() }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;
