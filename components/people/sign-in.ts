/** What next-auth tells of a refused sign-in: a code of `errors`, or one of our own, and the seconds to wait. */
export type Refusal = { code: string; seconds: number }

/** Gives a proof at the door: `credentials` is name and password, `step` what is asked for after them. Null when it was taken. */
export async function enter(proof: 'credentials' | 'step', values: Record<string, string>): Promise<Refusal | null> {
  const none = { seconds: 0 }
  // next-auth leaves the page when it cannot reach the server
  if (!navigator.onLine) return { ...none, code: 'offline' }
  const { signIn } = await import('next-auth/react')
  const answer = await signIn(proof, { ...values, redirect: false })
  if (answer?.ok) return null
  const [code = '', seconds] = (answer?.error ?? '').split(':')
  return { code: code === 'CredentialsSignin' ? 'wrong' : code, seconds: Number(seconds ?? 0) }
}
