import { randomUUID } from 'node:crypto'
import type { Account, NextAuthOptions, User } from 'next-auth'
import { db, inTransaction } from '../db.ts'
import { whereFrom } from '../door.ts'
import { type Claims, oidcProvider } from '../outside-doors/oidc.ts'
import { type Door, openDoors } from '../outside-doors/read.ts'
import type { DoorName } from '../outside-doors/schema.ts'
import { type Member, wecomProvider } from '../outside-doors/wecom.ts'
import { actorOf, type From, openSessionFor } from '../session.ts'
import { sessionIdIn } from '../session-token.ts'
import type { EntranceReason } from './rules.ts'

/** What a request tells of whoever sends it. */
export type Asking = { header: (name: string) => unknown; cookies: Record<string, string | undefined> }
/** Somebody as the other side knows them; `mail` only when it says that the address is really theirs. */
type Outsider = { provider: DoorName; realm: string; subject: string; label: string; mail: string | null }

/** next-auth's options with the doors that are open at this moment: an administrator opens and shuts them while the house runs. */
export async function withOutsideDoors(options: NextAuthOptions, asking: Asking): Promise<NextAuthOptions> {
  const doors = (await openDoors(db())).filter(({ secret }) => secret !== null)
  const device = String(asking.header('user-agent') ?? '')
  return {
    ...options,
    providers: [
      ...options.providers,
      ...doors.map((door) => (door.provider === 'oidc' ? oidcProvider(door) : wecomProvider(door, device))),
    ],
    callbacks: {
      ...options.callbacks,
      signIn: ({ user, account, profile }) => {
        const door = doors.find(({ provider }) => provider === account?.provider)
        return door && account ? comeIn(door, { user, account, profile: profile as unknown as Claims | Member }, asking) : true
      },
    },
  }
}

type Returned = { user: User; account: Account; profile: Claims | Member }
const refused = (reason: EntranceReason, detail = ''): string =>
  `/sign-in?${new URLSearchParams({ outside: reason, ...(detail && { detail }) })}`

/** Somebody came back from outside: signs them in (true), links the account to whoever wished for it, or says where to go instead. */
async function comeIn(door: Door, { user, account, profile }: Returned, asking: Asking): Promise<true | string> {
  if ('refused' in profile) return profile.refused === 'outsider' ? refused('outsider') : refused('wecom', profile.refused)
  if ('iss' in profile && profile.iss !== door.realm) return refused('issuer')
  const who: Outsider = {
    ...{ provider: door.provider, realm: door.realm, subject: account.providerAccountId, label: (user.name ?? '').slice(0, 100) },
    mail: 'iss' in profile && door.byMail && profile.email_verified === true ? (profile.email?.trim().toLowerCase() ?? null) : null,
  }
  const sessionId = await sessionIdIn(asking.cookies)
  const wished = sessionId === null ? null : await spendWish(sessionId, door.provider)
  if (sessionId !== null && wished) return link(sessionId, who)
  const known = (await holderOf(who)) ?? (await linkByMail(who))
  if (!known) return refused('unknown', who.label)
  const from: From = { ...whereFrom(asking.header), replaces: sessionId }
  const opened = await openSessionFor(known, from, { method: door.provider })
  if (!opened) return refused('disabled')
  // next-auth puts this id into the token as it does for a password (lib/auth.ts)
  user.id = opened.id
  return true
}

/** Whose account it is. */
async function holderOf({ provider, realm, subject }: Outsider): Promise<{ id: string; userName: string } | null> {
  const [held] = await db().userIdentity.updateManyAndReturn({
    where: { provider, realm, subject },
    data: { lastUsedAt: new Date() },
    include: { user: { select: { id: true, userName: true } } },
  })
  return held?.user ?? null
}

/** A wish is good once, for its own door, and not for long. */
async function spendWish(sessionId: string, provider: DoorName): Promise<boolean> {
  const spent = await db().linkWish.deleteMany({ where: { sessionId, provider, until: { gt: new Date() } } })
  return spent.count === 1
}

async function link(sessionId: string, who: Outsider): Promise<string> {
  const actor = await actorOf(sessionId)
  if (!actor) return refused('expired_wish')
  const { mail: _, ...words } = who
  const holder = await inTransaction({ actor: actor.userName, operation: 'identities.link' }, async (tx) => {
    const row = { ...words, id: randomUUID(), userId: actor.userId, linkedBy: actor.userName }
    await tx.userIdentity.createMany({ data: [row], skipDuplicates: true })
    const { provider, realm, subject } = who
    return tx.userIdentity.findUnique({ where: { provider_realm_subject: { provider, realm, subject } } })
  })
  if (holder?.userId === actor.userId) return `/account?linked=${who.provider}`
  return `/account?${new URLSearchParams({ outside: 'taken', detail: who.label })}`
}

/**
 * Only where the office allows it, and only an address that the other side has verified: it links the one person here who has it. An address of two
 * people says nothing, and neither does one of somebody who is linked there already.
 */
async function linkByMail({ mail, ...words }: Outsider): Promise<{ id: string; userName: string } | null> {
  if (!mail) return null
  const found = await db().user.findMany({ where: { email: mail, disabledAt: null }, include: { identities: true }, take: 2 })
  const [person] = found
  if (!person || found.length > 1 || person.identities.some(({ provider }) => provider === words.provider)) return null
  const row = { ...words, id: randomUUID(), userId: person.id, linkedBy: 'mail' }
  await inTransaction({ actor: person.userName, operation: 'identities.linkByMail' }, (tx) =>
    tx.userIdentity.createMany({ data: [row], skipDuplicates: true }),
  )
  return holderOf({ ...words, mail: null })
}
