import type { Db, Tx } from './db.ts'
import { fail } from './errors.ts'
import type { Actor } from './operation.ts'
import { firstRole, type Role } from './permissions.ts'

/**
 * Three duties of administrators (三员): `admin` keeps the system, `security` says who may do what, `auditor` reads what was done. A small house begins
 * with `admin` alone; from the first enabled `security` and `auditor` on, their duty is theirs only. Nobody holds two: a person has one role.
 */
export type Duties = { security: boolean; auditor: boolean }

/** Which duties somebody who may sign in holds now. */
export async function dutiesOf(on: Db | Tx): Promise<Duties> {
  const held = await on.user.groupBy({ by: ['role'], where: { role: { in: ['security', 'auditor'] }, disabledAt: null } })
  const has = (role: Role) => held.some((row) => row.role === role)
  return { security: has('security'), auditor: has('auditor') }
}

/** The reason why something is another administrator's duty, as `errors.DUTY_REFUSED` tells it; null when it may be done. */
export type DutyReason = 'own_role' | 'roles' | 'name' | 'guarded' | 'password' | 'second' | 'rules' | 'auditor' | 'keys' | null
type Who = Pick<Actor, 'userId' | 'role'> | null
type Person = { id: string; name: string; email: string | null; role: string; disabledAt: Date | null }
type Change = { name: string; email?: string | null; role: Role; disabled: boolean }

/** Whoever guards the system admin must not be in the system admin's hand. */
const isGuarded = (role: string): boolean => role === 'security' || role === 'auditor'

/** Whether somebody may be added (or invited) with this role. */
export const mayAdd = (who: Who, role: Role, duties: Duties): DutyReason =>
  duties.security && who?.role !== 'security' && role !== firstRole ? 'roles' : null

/** Whether a person may be changed like this. */
export function mayRevise(who: Who, person: Person, change: Change, duties: Duties): DutyReason {
  const [role, access] = [change.role !== person.role, change.disabled !== (person.disabledAt !== null)]
  const words = change.name !== person.name || (change.email !== undefined && change.email !== person.email)
  if (who?.userId === person.id && (role || access)) return 'own_role'
  if (who?.role === 'security') return words ? 'name' : null
  if (!duties.security) return null
  if (role) return 'roles'
  return access && isGuarded(person.role) ? 'guarded' : null
}

/** Whether a person may be given a new password: who sets it could sign in as them. */
export function mayReset(who: Who, person: { id: string; role: string }, duties: Duties): DutyReason {
  if (who?.role === 'security') return isGuarded(person.role) && who.userId !== person.id ? null : 'password'
  return duties.security && isGuarded(person.role) ? 'guarded' : null
}

/** Whether a lost second factor may be taken away: whoever gives new passwords, too, could sign in as anybody. */
export const mayResetSecond = (who: Who, duties: Duties): DutyReason => (duties.security && who?.role !== 'security' ? 'second' : null)

/** Whether the rules of signing in may be changed. */
export const mayRule = (who: Who, duties: Duties): DutyReason => (duties.security && who?.role !== 'security' ? 'rules' : null)

/** Whether the audit may be read: once there is an auditor, the system admin, whose work it shows, does not. */
export const mayReadAudit = (who: Who, duties: Duties): DutyReason => (who?.role === 'admin' && duties.auditor ? 'auditor' : null)

/** Whether somebody decides which programs get in: what a key may do is a matter of roles. */
export const mayApproveKeys = (who: Who, duties: Duties): DutyReason => (who?.role === 'admin' && duties.security ? 'keys' : null)

/** Tells whose duty it is, at the field that was not to be changed. */
export function refuseDuty(reason: DutyReason, field?: string): void {
  if (reason) throw fail('DUTY_REFUSED', { params: { reason }, fields: field ? [field] : [] })
}
