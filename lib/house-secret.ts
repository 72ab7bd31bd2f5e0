/** The secret under which everything new is sealed and signed: `AUTH_SECRET`, which the starter keeps. */
export function houseSecret(): string {
  const secret = process.env.AUTH_SECRET
  if (!secret) throw new Error('AUTH_SECRET is not set: start the house with `npm start`')
  return secret
}

/** The secrets that what was sealed or signed may have been made under, newest first: today's, and `AUTH_SECRET_BEFORE` while links in print live on. */
export function houseSecrets(): string[] {
  const before = process.env.AUTH_SECRET_BEFORE
  return before ? [houseSecret(), before] : [houseSecret()]
}
