import { ORPCError } from '@orpc/server'
import { notFound } from 'next/navigation'
import { requestContext } from '#lib/auth.ts'
import { isUserError } from '#lib/errors.ts'
import { countLook } from '#lib/throttle.ts'

/** What a link opens; null when the visitor's network has looked too often. Whatever else is wrong with the link is "not found", and nobody learns more. */
export async function looked<T>(open: () => Promise<T>): Promise<T | null> {
  try {
    return await open()
  } catch (error) {
    if (isUserError(error) && error.code === 'TOO_MANY_TRIES') return null
    if (error instanceof ORPCError && error.status < 500) notFound()
    throw error
  }
}

/** Counts a look at a page that needs no link; false when the visitor's network has looked too often. */
export async function mayLook(): Promise<boolean> {
  const { address } = await requestContext()
  return (await looked(() => countLook(address).then(() => true))) ?? false
}
