import { forgetRecent } from '../palette/recent.ts'

/** Signs out and goes to the entrance. What was typed and not sent stays for its writer; what was merely looked at is forgotten. */
export async function leave(): Promise<void> {
  const { signOut } = await import('next-auth/react')
  forgetRecent()
  await signOut({ callbackUrl: '/sign-in' })
}
