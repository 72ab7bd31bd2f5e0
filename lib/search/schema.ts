import { z } from 'zod'
import { dayText } from '../shapes.ts'

export const searchInput = z.object({ words: z.string().trim().min(1).max(100) })

/** A record that fits: what it is called, where in that the words stand (first and last letter, counted from 0), its day, and its address. */
export const searchHit = z.object({
  id: z.uuid(),
  title: z.string(),
  marks: z.array(z.tuple([z.int(), z.int()])),
  day: dayText.nullable(),
  path: z.string(),
})

/** The records of one kind that fit, the best first; `list` is the page that shows the others, where there are any. */
export const searchGroup = z.object({ kind: z.string(), hits: z.array(searchHit), list: z.string().nullable() })
export type SearchGroup = z.infer<typeof searchGroup>
/** `words` are those asked for as the search takes them: lower case, simplified. */
export const searchAnswer = z.object({ groups: z.array(searchGroup), words: z.array(z.string()) })

/** Texts of the screen (names of pages and actions), to be found as records are. */
export const readingsInput = z.object({ texts: z.array(z.string().max(200)).max(300) })
export const readingsAnswer = z.object({ readings: z.array(z.string()) })
