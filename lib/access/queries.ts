import { accessRules } from '../access-rules.ts'
import { dutiesOf, mayRule } from '../duties.ts'
import { query } from '../operation.ts'
import { type Role, roles } from '../permissions.ts'
import { accessView } from './schema.ts'

/** What the house asks of who signs in, and how far its people are with it. */
export const getAccess = query('security.settings')
  .output(accessView)
  .handler(async ({ context: { db, actor } }) => {
    const { version, ...rules } = await accessRules(db)
    const counted = await db.$queryRaw<{ role: Role; people: number; secured: number }[]>`
      select u.role, count(*)::int as people, count(f.confirmed_at)::int as secured
      from users u left join second_factors f on f.user_id = u.id where u.disabled_at is null group by u.role`
    const people = roles.map((role) => counted.find((one) => one.role === role) ?? { role, people: 0, secured: 0 })
    const isHeld = mayRule(actor, await dutiesOf(db)) !== null
    return { version, rules, people, isHeld, tables: ['settings', 'users', 'second_factors'] }
  })
