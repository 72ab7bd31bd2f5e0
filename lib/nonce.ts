import { headers } from 'next/headers'
import { nonceHeader } from './door.ts'

/** The word that a script written into a page has to carry, or the browser will not run it. */
export const pageNonce = async (): Promise<string | undefined> => (await headers()).get(nonceHeader) ?? undefined
