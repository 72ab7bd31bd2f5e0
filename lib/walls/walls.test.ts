import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { closeYear, reopenYear } from '../closings/close.ts'
import { db, inTransaction } from '../db.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { importDemo } from '../testing/demo.ts'
import { wallYear } from './rules.ts'

testDatabase()
beforeAll(async () => {
  process.env.AUTH_SECRET = 'only for this test'
  await importDemo()
}, 120_000)

const officer = as('officer', { name: '李经办' })
const anyone = as(null)
const share = () => officer.walls.share({ id: randomUUID(), name: '大堂', days: 30 })
const tokenOf = (url: string | null) => url?.split('/').at(-1) ?? ''
/** What an open link answers, or why it does not. */
async function answerTo(token: string): Promise<string> {
  try {
    return (await anyone.walls.open({ token })).name
  } catch (error) {
    return (error as { data?: { params?: { state?: string } } }).data?.params?.state ?? codeOf(Promise.reject(error))
  }
}

describe('a link to the big screen', () => {
  test('shows the year’s figures to whoever holds it, and how much calls for somebody without saying whom', async () => {
    const wall = await share()
    const screen = await anyone.walls.open({ token: tokenOf(wall.url) })
    expect(screen).toMatchObject({ name: '大堂', year: 2023, total: '97.00', grade: 'excellent' })
    expect(screen.items).toHaveLength(14)
    expect(screen.funds.lines.map(({ subProject }) => subProject)).toContain('活动经费')
    expect(screen.attention.length).toBeGreaterThan(0)
    // nothing that opens a record, and no name of anybody
    expect(JSON.stringify(screen)).not.toMatch(/trace|path|params|李经办|商会（/)
  })

  test('shows what the newest closed year came to, as its closing froze it, and not once it is opened again', async () => {
    const token = tokenOf((await share()).url)
    expect((await anyone.walls.open({ token })).closed).toBeNull()
    const actor = { name: '刘主任' }
    const signed = { actor: 'director', operation: 'evaluations.approve' }
    const { sha256 } = await inTransaction(signed, (tx) => closeYear(tx, { year: 2023, actor }))
    const { closed } = await anyone.walls.open({ token })
    expect(closed).toMatchObject({ year: 2023, total: '97.00', grade: 'excellent', met: 11, items: 14, check: sha256.slice(0, 12) })
    expect(closed?.below.map(({ name }) => name)).toEqual(['预算执行率', '管理制度完备率', '合同—结算口径一致率'])
    // a person closed it, and the wall says nothing of persons
    expect(JSON.stringify(closed)).not.toContain('刘主任')
    await inTransaction(signed, (tx) => reopenYear(tx, { year: 2023, reason: '漏记', actor }))
    expect((await anyone.walls.open({ token })).closed).toBeNull()
  })

  test('asked for twice is one link, and another one under the same id is refused', async () => {
    const input = { id: randomUUID(), name: '会议室', days: 7 }
    await officer.walls.share(input)
    await officer.walls.share(input)
    expect(await db().wall.count({ where: { id: input.id } })).toBe(1)
    expect(await codeOf(officer.walls.share({ ...input, name: '别处' }))).toBe('SAME_ID_OTHER_CONTENT')
    await expect(officer.walls.share({ id: randomUUID(), name: '', days: 0 })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('says so once it has expired, and opens again only by the link that takes its place', async () => {
    const { id, url, version } = await share()
    await db().wall.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } })
    expect(await answerTo(tokenOf(url))).toBe('wall_expired')
    const renewed = await officer.walls.renew({ id, version: version + 1, days: 7 })
    expect(await answerTo(tokenOf(renewed.url))).toBe('大堂')
    expect(await answerTo(tokenOf(url))).toBe('wall_revoked')
  })

  test('is taken back at once, and an older state of it takes nothing back', async () => {
    const { id, url, version } = await share()
    expect(await codeOf(officer.walls.revoke({ id, version: version + 1 }))).toBe('STALE')
    expect(await answerTo(tokenOf(url))).toBe('大堂')
    const revoked = await officer.walls.revoke({ id, version })
    expect(revoked).toMatchObject({ state: 'revoked', url: null })
    expect(await answerTo(tokenOf(url))).toBe('wall_revoked')
  })

  test('that is forged, cut short or made for something else opens nothing', async () => {
    const token = tokenOf((await share()).url)
    for (const wrong of [token.slice(0, -1), `${token.slice(0, -2)}AA`, 'x', '']) expect(await answerTo(wrong)).toBe('NOT_FOUND')
  })

  test('is looked at 120 times a minute and no more, and another one still opens', async () => {
    const token = tokenOf((await share()).url)
    for (let look = 0; look < 120; look++) await anyone.walls.open({ token })
    expect(await codeOf(anyone.walls.open({ token }))).toBe('TOO_MANY_TRIES')
    expect(await answerTo(tokenOf((await share()).url))).toBe('大堂')
  }, 30_000)

  test('is audited: who gave it out, renewed it and took it back', async () => {
    const { id, version } = await share()
    const renewed = await officer.walls.renew({ id, version, days: 7 })
    await officer.walls.revoke({ id, version: renewed.version })
    const entries = await db().auditEntry.findMany({ where: { source: 'walls', recordId: id }, orderBy: { id: 'asc' } })
    expect(entries.map(({ actor, operation }) => `${actor} ${operation}`)).toEqual([
      'test-officer walls.share',
      'test-officer walls.renew',
      'test-officer walls.revoke',
    ])
  })
})

test('the running year hangs on the wall, or the latest before it; never one that is only being drafted', () => {
  expect(wallYear([2023, 2024, 2027], 2026)).toBe(2024)
  expect(wallYear([2026, 2027], 2026)).toBe(2026)
  expect(wallYear([], 2026)).toBe(2026)
})
