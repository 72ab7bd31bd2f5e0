import { z } from 'zod'

/** What may wait for somebody: a step of an evaluation, a mid-year monitoring to review, a rectification to verify, a remark to answer, a key to approve. */
export const waitingKinds = ['evaluation', 'midYear', 'rectification', 'comment', 'apiKey'] as const

/** One thing that waits for its reader. */
export const waitingItem = z.object({
  kind: z.enum(waitingKinds),
  /** Unlike any other line's. */
  key: z.string(),
  year: z.int(),
  /** Of an evaluation its state; empty otherwise. */
  state: z.string(),
  /** What it is about: a rectification, an indicator, a key. */
  title: z.string(),
  /** Who handed it on, since when, and what they said. */
  by: z.string(),
  since: z.iso.datetime().nullable(),
  text: z.string(),
  path: z.string(),
})
export type WaitingItem = z.infer<typeof waitingItem>
export const waitingView = z.object({ items: z.array(waitingItem), tables: z.array(z.string()) })
