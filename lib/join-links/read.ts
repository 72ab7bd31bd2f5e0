import type { Db, Tx } from '../db.ts'
import { publicLink, readPublicLink } from '../public-link.ts'
import type { LinkView } from './schema.ts'

/** Which links still work. */
export const liveLink = () => ({ usedAt: null, revokedAt: null, expiresAt: { gt: new Date() }, user: { disabledAt: null } })

/** The link of a person that still works, as an administrator sees it; its address is signed anew each time and kept nowhere. */
export async function linkOf(on: Db | Tx, userId: string): Promise<LinkView | null> {
  const row = await on.joinLink.findFirst({ where: { userId, ...liveLink() }, orderBy: { createdAt: 'desc' } })
  return row && viewOfLink(row)
}

type Row = { id: string; madeBy: string; expiresAt: Date; mailedAt: Date | null }
export const viewOfLink = ({ id, madeBy, expiresAt, mailedAt }: Row): LinkView => ({
  ...{ id, madeBy, url: publicLink('join', id, 1) },
  ...{ expiresAt: expiresAt.toISOString(), mailedAt: mailedAt?.toISOString() ?? null },
})

/** Whose link a token is, while it works. */
export async function followed(on: Db | Tx, token: string) {
  const read = readPublicLink('join', token)
  return read && on.joinLink.findFirst({ where: { id: read.id, ...liveLink() }, include: { user: true } })
}
