import { db, inTransaction, type Tx } from '../db.ts'
import { log } from '../log.ts'
import { lastSetting, monthsOf } from './read.ts'
import { type Timed, timed } from './schema.ts'

const signature = { actor: 'house', operation: 'privacy.forget' }
/** Rows of one statement: a writer waits for no more than that. */
const rowsAtOnce = 500

/** Forgets up to `rowsAtOnce` rows of something that ended before a day; returns how many. What must not be empty becomes a dash with the row's number. */
type Forget = (tx: Tx, before: Date) => Promise<number>
const forgetting: Record<Timed, Forget[]> = {
  // what came of an application is a contact of the organisation by then
  apply: [
    (tx, before) => tx.$executeRaw`
      update applications set contact_name = '—', contact_phone = '—', contact_email = null where id in (
        select id from applications where (status <> 'new' or removed_at is not null) and updated_at < ${before} and contact_phone <> '—' limit ${rowsAtOnce}::int)`,
  ],
  ask: [
    (tx, before) => tx.$executeRaw`
      update requests set contact_name = null, contact_phone = null where id in (
        select id from requests where coalesce(removed_at, closed_on) < ${before} and (contact_name is not null or contact_phone is not null) limit ${rowsAtOnce}::int)`,
  ],
  arrive: [
    (tx, before) => tx.$executeRaw`
      update sign_ins set visitor_name = '—' || left(id::text, 8) where id in (
        select s.id from sign_ins s join events e on e.id = s.event_id
        where s.signed_at < ${before} and s.visitor_name <> '' and s.visitor_name not like '—%' and e.status <> 'cancelled' limit ${rowsAtOnce}::int)`,
    (tx, before) => tx.$executeRaw`
      update late_facts set input = null where id in (
        select id from late_facts where coalesce(applied_at, filed_at) < ${before} and input is not null limit ${rowsAtOnce}::int)`,
  ],
  confirm: [
    (tx, before) => tx.$executeRaw`
      update match_confirmations set confirmed_by = '—' where id in (
        select id from match_confirmations where confirmed_at < ${before} and confirmed_by <> '—' limit ${rowsAtOnce}::int)`,
  ],
  survey: [
    (tx, before) => tx.$executeRaw`
      update survey_invitations set sent_note = null where id in (
        select id from survey_invitations where created_at < ${before} and sent_note is not null limit ${rowsAtOnce}::int)`,
  ],
  // people of organisations that left or never came, and those taken off the list
  contact: [
    (tx, before) => tx.$executeRaw`
      update contacts set name = '—' || left(id::text, 8), phone = null, email = null, position = null where id in (
        select c.id from contacts c join organisations o on o.id = c.organisation_id
        where c.name not like '—%' and (c.removed_at < ${before} or o.removed_at < ${before} or (o.stage in ('left', 'declined') and not exists (
          select 1 from life_steps l where l.organisation_id = o.id and l.done_on >= ${before}) and o.updated_at < ${before})) limit ${rowsAtOnce}::int)`,
  ],
  partner: [
    (tx, before) => tx.$executeRaw`
      update partners set contact_name = null, contact_phone = null where id in (
        select id from partners where removed_at < ${before} and (contact_name is not null or contact_phone is not null) limit ${rowsAtOnce}::int)`,
  ],
  account: [
    (tx, before) => tx.$executeRaw`
      update users set email = null where id in (select id from users where disabled_at < ${before} and email is not null limit ${rowsAtOnce}::int)`,
    (tx, before) => tx.$executeRaw`
      update user_identities set label = '—' where id in (
        select i.id from user_identities i join users u on u.id = i.user_id where u.disabled_at < ${before} and i.label <> '—' limit ${rowsAtOnce}::int)`,
  ],
}

/** Forgets what has been kept long enough, purpose by purpose, each in transactions of its own: one that cannot does not keep the others. Returns how many rows. */
export async function forgetPersonal(now = new Date()): Promise<number> {
  const months = await monthsOf(db())
  let rows = 0
  for (const purpose of timed) {
    const before = new Date(now)
    before.setMonth(before.getMonth() - months[purpose])
    for (const forget of forgetting[purpose]) {
      try {
        rows += await allOf(forget, before)
      } catch (error) {
        log.error({ err: error, purpose }, 'personal data could not be forgotten')
      }
    }
  }
  const value = { at: now.toISOString(), rows }
  await inTransaction(signature, (tx) =>
    tx.setting.upsert({ where: { name: lastSetting }, create: { name: lastSetting, value }, update: { value } }),
  )
  return rows
}

async function allOf(forget: Forget, before: Date): Promise<number> {
  let rows = 0
  for (let done = rowsAtOnce; done === rowsAtOnce; rows += done) {
    done = await inTransaction(signature, (tx) => forget(tx, before))
  }
  return rows
}
