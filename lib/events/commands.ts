import { pinyin } from 'pinyin-pro'
import { z } from 'zod'
import { toColumn, today } from '../day.ts'
import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { recordCommands, viewOf } from '../record.ts'
import { dayText, longText, recordId, recordVersion } from '../shapes.ts'
import { confirmationKind, eventKind, eventKindKind, eventSeriesKind, invitationKind, matchKind, signInKind } from './queries.ts'
import { refusalOfMove } from './rules.ts'
import { eventView, matchStages, matchView, signInManyInput, signInView } from './schema.ts'

/** The code by which facts and formulas know a kind: its name in pinyin, for good; a name without any sound has the beginning of its id. */
const codeOf = ({ id, name }: { id: string; name: string }): { code: string } => {
  const sound = pinyin(name, { toneType: 'none', nonZh: 'consecutive', v: true })
  const code = sound
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, 50)
  return { code: code || `kind_${id.slice(0, 8)}` }
}
export const eventKindCommands = {
  ...recordCommands(eventKindKind),
  log: recordCommands({ ...eventKindKind, derive: codeOf }).log,
}

export const eventSeriesCommands = recordCommands(eventSeriesKind)
export const eventCommands = recordCommands(eventKind)
export const confirmationCommands = recordCommands(confirmationKind)
export const matchCommands = recordCommands(matchKind)
export const invitationCommands = recordCommands(invitationKind)

/** Ends every link to an event's public sign-in that was given out, and makes a new one. */
export const renewSignInLink = command('events.write')
  .input(recordVersion)
  .output(eventView)
  .handler(async ({ input, context: { tx } }) => {
    const done = await tx.event.updateMany({ where: { ...input, removedAt: null }, data: { signInRound: { increment: 1 } } })
    const row = await tx.event.findUnique({ where: { id: input.id }, include: eventKind.include })
    if (!row) throw fail('NOT_FOUND')
    if (done.count === 0) throw fail('STALE', { current: eventView.parse(viewOf(row)) })
    return eventView.parse(viewOf(row))
  })

/** The event of a command about its guests; one that was removed or cancelled takes no more of them. */
async function openEvent(tx: Tx, id: string): Promise<void> {
  const event = await tx.event.findUnique({ where: { id }, select: { removedAt: true, status: true } })
  if (!event || event.removedAt) throw fail('NOT_FOUND')
  if (event.status === 'cancelled') throw fail('RULE_BROKEN', { params: { rule: 'event_cancelled' } })
}

/** Invites every organisation in residence that is not invited yet; who was taken off the list is invited again. All or nothing, and repeatable. */
export const inviteResidents = command('events.write')
  .input(z.object({ eventId: recordId }))
  .output(z.object({ invited: z.int(), already: z.int() }))
  .handler(async ({ input: { eventId }, context: { tx } }) => {
    await openEvent(tx, eventId)
    const invited = await tx.$executeRaw`
      insert into invitations as mine (event_id, organisation_id, organisation_name)
      select ${eventId}::uuid, o.id, o.name from organisations o where o.stage = 'resident' and o.removed_at is null order by o.id
      on conflict (event_id, organisation_name) do update set removed_at = null, answer = 'invited' where mine.removed_at is not null`
    const residents = await tx.organisation.count({ where: { stage: 'resident', removedAt: null } })
    return { invited, already: residents - invited }
  })

/** Says who signed in already instead of a bare refusal. */
async function refuseSecondSignIn(tx: Tx, input: { id: string; eventId: string; organisationName: string }): Promise<void> {
  const { id, eventId, organisationName } = input
  const before = await tx.signIn.findUnique({
    where: { eventId_organisationName_visitorName: { eventId, organisationName, visitorName: '' } },
  })
  if (!before || before.id === id) return
  if (before.removedAt) throw fail('SIGN_IN_REMOVED', { params: { name: organisationName }, fields: ['organisationName'] })
  throw fail('SIGNED_IN_ALREADY', { params: { name: organisationName, heads: before.heads }, fields: ['organisationName'] })
}
const signInWrites = recordCommands(signInKind)
export const signInCommands = {
  ...signInWrites,
  log: signInWrites.log.use(async ({ context, next }, input) => {
    await refuseSecondSignIn(context.tx, input)
    return next()
  }),
}

/**
 * Signs in many by hand, in one statement: organisations and visitors with their heads. Repeatable; a line for somebody who is signed in already
 * changes nothing and comes back under `already`, with the heads that count. Who was signed in and taken off before is signed in anew.
 */
export const logManySignIns = command('events.write')
  .input(signInManyInput)
  .output(z.object({ logged: z.array(signInView), already: z.array(signInView) }))
  .handler(async ({ input: { eventId, signedAt, lines }, context: { tx } }) => {
    await openEvent(tx, eventId)
    const written = await tx.$queryRaw<{ id: string }[]>`
      insert into sign_ins as mine (id, event_id, organisation_id, organisation_name, heads, signed_at)
      select distinct on (l."organisationName") l.id, ${eventId}::uuid, l."organisationId", l."organisationName", l.heads, ${new Date(signedAt)}
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) l (id uuid, "organisationId" uuid, "organisationName" text, heads int)
      where not exists (select 1 from sign_ins s where s.id = l.id)
      order by l."organisationName", l.id
      on conflict (event_id, organisation_name, visitor_name) do update
        set removed_at = null, organisation_id = excluded.organisation_id, heads = excluded.heads, signed_at = excluded.signed_at, via = 'office'
        where mine.removed_at is not null
      returning id`
    const mine = new Set([...written, ...lines].map(({ id }) => id))
    const names = lines.map((line) => line.organisationName)
    const rows = await tx.signIn.findMany({
      where: { eventId, organisationName: { in: names }, visitorName: '', removedAt: null },
      include: signInKind.include,
      orderBy: { organisationName: 'asc' },
    })
    const views = rows.map((row) => signInView.parse(viewOf(row)))
    return { logged: views.filter(({ id }) => mine.has(id)), already: views.filter(({ id }) => !mine.has(id)) }
  })

/** Takes a match to its next stage on the day it reached it; a note is added to those before. Moves that the table does not have are refused. */
export const advanceMatch = command('events.write')
  .input(recordVersion.extend({ stage: z.enum(matchStages), reachedOn: dayText, note: longText.nullable() }))
  .output(matchView)
  .handler(async ({ input: { id, version, stage, reachedOn, note }, context: { tx } }) => {
    const find = () => tx.match.findUnique({ where: { id }, include: matchKind.include })
    const before = await find()
    if (!before || before.removedAt) throw fail('NOT_FOUND')
    const current = matchView.parse(viewOf(before))
    if (before.version !== version) throw fail('STALE', { current })
    const rule = refusalOfMove(current, { stage, reachedOn }, today())
    if (rule) throw fail('RULE_BROKEN', { params: { rule }, fields: [rule === 'match_move' ? 'stage' : 'reachedOn'] })
    const notes = [before.note, note].filter(Boolean).join('\n')
    const data = { stage, reachedOn: toColumn(reachedOn), note: longText.parse(notes) || null }
    const done = await tx.match.updateMany({ where: { id, version, removedAt: null }, data })
    const row = await find()
    if (!row) throw fail('NOT_FOUND')
    if (done.count === 0) throw fail('STALE', { current: matchView.parse(viewOf(row)) })
    return matchView.parse(viewOf(row))
  })
