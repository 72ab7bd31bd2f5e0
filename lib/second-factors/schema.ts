import { z } from 'zod'

/** What an authenticator app shows, or a recovery code; blanks and dashes do not matter. */
export const codeText = z.string().trim().min(6).max(40)
export const codeInput = z.object({ code: codeText })
/** How it stands with one's own second factor. */
export const factorState = z.object({
  since: z.iso.datetime().nullable(),
  /** Recovery codes that were not used; null when none were ever made. */
  codesLeft: z.int().nullable(),
  /** Whether the house asks for one from one's role. */
  isRequired: z.boolean(),
})
export type FactorState = z.infer<typeof factorState>
/** What the app is given: a picture for its camera, and letters for who types. */
export const enrolmentView = z.object({ secret: z.string(), uri: z.string(), qr: z.string() })
export const newCodes = z.object({ codes: z.array(z.string()) })
export const codesInput = z.object({ code: codeText.nullable() })
