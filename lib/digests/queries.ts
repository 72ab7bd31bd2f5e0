import { peopleOf } from '../alerts/people.ts'
import { dayOf } from '../day.ts'
import { fail } from '../errors.ts'
import { query } from '../operation.ts'
import { contentOf, lastDigestOf } from './read.ts'
import { defaultTime, nextDue } from './rules.ts'
import { digestAsk, digestContent, digestId, digestKinds, digestTimes, digestView } from './schema.ts'
import { timeOf } from './work.ts'

/** When and how one's own digests come. */
export const listDigestTimes = query('alerts.read')
  .output(digestTimes)
  .handler(async ({ context: { db, actor } }) => {
    const stored = await db.digestPreference.findMany({ where: { userId: actor?.userId } })
    const now = new Date()
    const times = digestKinds.map((kind) => {
      const found = stored.find((one) => one.kind === kind)
      const time = found ? timeOf(found) : defaultTime(actor?.role ?? 'viewer', kind)
      return { ...time, nextAt: time.isOn && time.channels.length > 0 ? nextDue(time, now).toISOString() : null }
    })
    return { times, tables: ['digest_preferences'] }
  })

/** What one's next digest would say if it were made now. */
export const previewDigest = query('alerts.read')
  .input(digestAsk)
  .output(digestView)
  .handler(async ({ input: { kind }, context: { db, actor } }) => {
    const [person] = await peopleOf(db, actor?.userId)
    const before = person ? await lastDigestOf(db, person.id, kind) : null
    const content = await contentOf(db, actor?.role ?? 'viewer', dayOf(new Date()), before?.content ?? null)
    return { content, kind, madeAt: null, isTest: false, measures: ['costs.paid'], tables: ['alerts', 'digests'] }
  })

/** A digest of one's own as it was made. */
export const getDigest = query('alerts.read')
  .input(digestId)
  .output(digestView)
  .handler(async ({ input: { id }, context: { db, actor } }) => {
    const row = await db.digest.findFirst({ where: { id, userId: actor?.userId } })
    if (!row?.content) throw fail('NOT_FOUND')
    const kind = row.kind === 'monthly' ? 'monthly' : 'weekly'
    return {
      content: digestContent.parse(row.content),
      kind,
      madeAt: row.createdAt.toISOString(),
      isTest: row.isTest,
      measures: [],
      tables: [],
    }
  })
