import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from './db.ts'
import { actorOf, endSession } from './session.ts'
import { isStillOpen, whileOpen } from './still-open.ts'
import { testDatabase } from './testing/database.ts'

testDatabase()

async function* ticking() {
  for (let tick = 0; ; tick++) {
    await new Promise((done) => setTimeout(done, 5))
    yield tick
  }
}
async function somebody() {
  const { id: userId } = await db().user.create({ data: { userName: randomUUID(), name: '陈', role: 'officer', passwordHash: 'x' } })
  const { id } = await db().userSession.create({ data: { id: randomUUID(), userId, device: 'test' } })
  const actor = await actorOf(id)
  if (!actor) throw new Error('the session opens nothing')
  return actor
}

test('a stream ends with the session that opened it, and not before', async () => {
  const actor = await somebody()
  let heard = 0
  for await (const _ of whileOpen(ticking(), actor, 20)) {
    heard++
    if (heard === 20) await endSession(actor.sessionId)
    if (heard > 500) throw new Error('it goes on')
  }
  expect(heard).toBeGreaterThanOrEqual(20)
})

test('a stream that a key opened ends when the key is revoked or runs out, or its owner is disabled', async () => {
  const { userId } = await somebody()
  const owner = { ...(await somebody()), userId }
  const data = { ownerId: userId, purpose: '', scopes: ['facts.read'], hint: 'chk_', expiresAt: new Date(Date.now() + 60_000) }
  const made = () => db().apiKey.create({ data: { ...data, name: randomUUID(), secretHash: randomUUID() } })
  const by = ({ id, name }: { id: string; name: string }) => ({ ...owner, sessionId: id, key: { id, name } })
  const [revoked, ranOut, kept] = [await made(), await made(), await made()]
  for (const key of [revoked, ranOut, kept]) expect(await isStillOpen(by(key))).toBe(true)
  await db().apiKey.update({ where: { id: revoked.id }, data: { revokedAt: new Date() } })
  await db().apiKey.update({ where: { id: ranOut.id }, data: { expiresAt: new Date() } })
  expect(await Promise.all([revoked, ranOut, kept].map((key) => isStillOpen(by(key))))).toEqual([false, false, true])
  await db().user.update({ where: { id: userId }, data: { disabledAt: new Date() } })
  expect(await isStillOpen(by(kept))).toBe(false)
})

test('to be listened for does not count as being used: an idle session is not kept alive by an open page', async () => {
  const actor = await somebody()
  const lastSeenAt = new Date(Date.now() - 5 * 60_000)
  await db().userSession.update({ where: { id: actor.sessionId }, data: { lastSeenAt } })
  expect(await isStillOpen(actor)).toBe(true)
  expect((await db().userSession.findUniqueOrThrow({ where: { id: actor.sessionId } })).lastSeenAt).toEqual(lastSeenAt)
})
