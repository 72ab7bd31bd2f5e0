import { z } from 'zod'
import { accessRulesSchema } from '../access-rules.ts'
import { roles } from '../permissions.ts'

export const accessInput = z.object({ version: z.int().min(0), rules: accessRulesSchema })
export const accessView = z.object({
  version: z.int(),
  rules: accessRulesSchema,
  /** Whether somebody else's duty it is to change them. */
  isHeld: z.boolean(),
  /** People who may sign in, and how many of them have a second factor. */
  people: z.array(z.object({ role: z.enum(roles), people: z.int(), secured: z.int() })),
})
export type AccessView = z.infer<typeof accessView>
