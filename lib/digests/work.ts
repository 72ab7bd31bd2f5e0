import { waysOf } from '../alerts/look.ts'
import { type Person, peopleOf } from '../alerts/people.ts'
import type { Channel } from '../alerts/schema.ts'
import { manners, rowFor } from '../alerts/tell.ts'
import { dayOf } from '../day.ts'
import { db, inTransaction, type Tx } from '../db.ts'
import { contentOf, lastDigestOf, sha256Of } from './read.ts'
import { defaultTime, lastDue } from './rules.ts'
import { type DigestContent, type DigestKind, type DigestTime, digestKinds } from './schema.ts'

type StoredTime = {
  kind: string
  isOn: boolean
  day: number
  hour: number
  zone: string
  channels: string[]
  skipsSame: boolean
  version: number
}
export const timeOf = (stored: StoredTime): Omit<DigestTime, 'nextAt'> => ({
  ...{ kind: stored.kind as DigestKind, isOn: stored.isOn, day: stored.day, hour: stored.hour, zone: stored.zone as DigestTime['zone'] },
  ...{ channels: stored.channels as Channel[], skipsSame: stored.skipsSame, version: stored.version, isDefault: false },
})

/**
 * Begins the digests whose hour has come: a row for each, made once whoever looks (person, kind and day are unique). One that fell into the time before
 * somebody asked for it, or had an account, is not made up for; one that a house was off for is.
 */
export async function beginDigests(now = new Date()): Promise<void> {
  const users = await db().user.findMany({ where: { disabledAt: null }, include: { digestTimes: true } })
  const rows = users.flatMap((user) =>
    digestKinds.flatMap((kind) => {
      const stored = user.digestTimes.find((one) => one.kind === kind)
      const time = stored ? timeOf(stored) : defaultTime(user.role as Person['role'], kind)
      if (!time.isOn || time.channels.length === 0) return []
      const { slot, dueAt } = lastDue(time, now)
      const since = stored?.updatedAt ?? user.createdAt
      return dueAt > since ? [{ userId: user.id, kind, slot, dueAt }] : []
    }),
  )
  if (rows.length > 0) await db().digest.createMany({ data: rows, skipDuplicates: true })
}

export async function waitingDigests(): Promise<string[]> {
  const rows = await db().digest.findMany({ where: { state: 'waiting' }, select: { id: true }, orderBy: { dueAt: 'asc' } })
  return rows.map(({ id }) => id)
}

/** Makes a digest and gives it to its channels, all or nothing; who comes second finds it made. */
export function workOnDigest(id: string, now = new Date()): Promise<void> {
  return inTransaction({ actor: 'alerts', operation: 'digests.make' }, async (tx) => {
    const [mine] = await tx.$queryRaw<
      { id: string }[]
    >`select id::text from digests where id = ${id}::uuid and state = 'waiting' for update skip locked`
    const row = mine && (await tx.digest.findUnique({ where: { id } }))
    if (!row) return
    const [person] = await peopleOf(tx, row.userId)
    const stored = await tx.digestPreference.findUnique({ where: { userId_kind: { userId: row.userId, kind: row.kind } } })
    if (!person) return void (await tx.digest.update({ where: { id }, data: { state: 'skipped' } }))
    const kind = row.kind as DigestKind
    const time = stored ? timeOf(stored) : defaultTime(person.role, kind)
    const before = await lastDigestOf(tx, row.userId, kind, row.slot)
    const content = await contentOf(tx, person.role, dayOf(now), before?.content ?? null)
    const isSame = time.skipsSame && before?.sha256 === sha256Of(content)
    await hand(tx, { id, person, kind, content, channels: time.channels, isTest: false, skipReason: isSame ? 'nothing_new' : null, now })
  })
}

type Handing = {
  id: string
  person: Person
  kind: DigestKind
  content: DigestContent
  channels: readonly Channel[]
  isTest: boolean
  skipReason: string | null
  now: Date
}

/** Keeps what a digest says and what becomes of it by each channel. */
export async function hand(tx: Tx, { id, person, kind, content, channels, isTest, skipReason, now }: Handing): Promise<void> {
  await tx.digest.update({ where: { id }, data: { content, sha256: sha256Of(content), state: skipReason ? 'skipped' : 'made' } })
  const ways = await waysOf(tx)
  // mails of alerts may be declined and digests not; nothing has to settle that is made once
  const reader = { ...person, preference: { ...person.preference, mailOff: false } }
  const settled = new Date(now.getTime() - manners.settleMs)
  const rows = channels.map((channel) => {
    const row = skipReason
      ? { state: 'skipped', reason: skipReason, dueAt: now, sentAt: null }
      : rowFor(reader, channel, { now: settled, ways })
    // a test is for now, whatever the hour
    const isHeld = isTest && row.state === 'waiting'
    return {
      userId: person.id,
      channel,
      digestId: id,
      occasion: isTest ? 'test' : 'digest',
      ...row,
      ...(isHeld && { dueAt: now, reason: null }),
    }
  })
  await tx.alertDelivery.createMany({ data: rows, skipDuplicates: true })
  if (rows.some(({ channel, state }) => channel === 'app' && state === 'sent'))
    await tx.notification.createMany({
      data: [
        {
          ...{ userId: person.id, kind: 'digest', digestId: id, severity: 'note', path: `/alerts/digest?id=${id}`, createdAt: now },
          params: { kind, day: content.day, total: content.total ?? '—', grade: content.grade ?? 'none', test: isTest ? 'yes' : 'no' },
        },
      ],
      skipDuplicates: true,
    })
  await tx.$queryRaw`select pg_notify('records', t)::text from unnest(array['notifications', 'alert_deliveries', 'digests']) t`
}
