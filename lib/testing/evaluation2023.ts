import { randomUUID } from 'node:crypto'
import { db } from '../db.ts'
import type { Actor } from '../operation.ts'
import type { Role } from '../permissions.ts'
import { as } from './callers.ts'
import { importDemo } from './demo.ts'

/** Five people of the house, one for each step of an evaluation. */
export const five = Object.fromEntries(
  (
    [
      ['officer', '李经办'],
      ['office', '王综合'],
      ['head', '张科长'],
      ['director', '刘主任'],
      ['filer', '周综合'],
    ] as const
  ).map(([key, name]) => [key, { userId: randomUUID(), userName: `five-${key}`, name, role: key === 'filer' ? 'office' : key } as const]),
) as Record<'officer' | 'office' | 'head' | 'director' | 'filer', Pick<Actor, 'userId' | 'userName' | 'name'> & { role: Role }>

export const asOne = (key: keyof typeof five) => as(five[key].role, five[key])

/** The sample year, imported, its indicators active, and everything said that the deviation rules ask for: ready to be submitted. */
export async function prepareYear(): Promise<void> {
  await importDemo()
  await db().indicatorSet.updateMany({ where: { year: 2023 }, data: { state: 'active', activatedAt: new Date(), activatedBy: '王综合' } })
  const officer = asOne('officer')
  const { items } = await officer.evaluations.get({ year: 2023 })
  for (const { code, demand } of items.filter((item) => item.demand.cause || item.demand.measure)) {
    const measure = demand.measure
      ? { measure: '按季通报，年中调剂', measureDue: '2024-06-30', measureOwner: '综合科' }
      : { measure: '', measureDue: null }
    await officer.evaluations.explain({ year: 2023, code, version: null, cause: '按实际结算', ...measure })
  }
}

/** What a step forward carries: the year as it is seen now. */
export async function seenNow(key: keyof typeof five) {
  const { version } = await asOne(key).evaluationSteps.get({ year: 2023 })
  const { digest, digests } = await asOne(key).evaluations.get({ year: 2023 })
  return { id: randomUUID(), year: 2023, version, digest, digests, note: '纸质佐证已归档' }
}
