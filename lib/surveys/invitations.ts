import { z } from 'zod'
import { csvOf, type Table } from '../csv.ts'
import { today } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { command, query } from '../operation.ts'
import { pressedTable } from '../press.ts'
import { publicLink } from '../public-link.ts'
import { viewOf } from '../record.ts'
import { longText, recordId, recordVersion } from '../shapes.ts'
import { invitationView } from './schema.ts'

const ofSurvey = z.object({ surveyId: recordId })
/** An invitation with its link, and when its organisation's answer that counts came in, by whatever way. */
const invitationRow = invitationView.extend({ address: z.url(), answerAt: z.iso.datetime().nullable(), responseId: recordId.nullable() })
type InvitationRow = z.infer<typeof invitationRow>

async function rowsOf(db: Db | Tx, surveyId: string): Promise<InvitationRow[]> {
  const [invitations, responses] = await Promise.all([
    db.surveyInvitation.findMany({ where: { surveyId, removedAt: null }, orderBy: [{ organisationName: 'asc' }, { id: 'asc' }] }),
    db.surveyResponse.findMany({
      where: { surveyId, removedAt: null, supersededById: null },
      select: { id: true, organisationId: true, organisationName: true, submittedAt: true },
    }),
  ])
  return invitations.map((row) => {
    const answer = responses.find((one) => one.organisationId === row.organisationId || one.organisationName === row.organisationName)
    const address = publicLink('invitation', row.id, row.round)
    return invitationRow.parse({
      ...viewOf(row),
      ...{ address, answerAt: answer?.submittedAt.toISOString() ?? null, responseId: answer?.id ?? null },
    })
  })
}

/** Who was asked by a link of their own, with the links: only for those who send them. */
export const listInvitations = query('surveys.write')
  .input(ofSurvey)
  .output(z.array(invitationRow))
  .handler(({ input, context: { db } }) => rowsOf(db, input.surveyId))

const heading = z.string().min(1).max(100)
/** The links as a spreadsheet, to be sent from elsewhere. Headings and words are the reader's. */
export const exportInvitations = query('surveys.write')
  .input(
    ofSurvey.extend({
      format: z.enum(['xlsx', 'csv']),
      title: z.string().min(1).max(250),
      headings: z.object({ organisation: heading, address: heading, sent: heading, answered: heading }),
    }),
  )
  .output(z.file())
  .handler(async ({ input: { surveyId, format, title, headings }, context: { db } }) => {
    const found = await rowsOf(db, surveyId)
    async function* rows() {
      for (const row of found) yield [row.organisationName, row.address, row.sentAt, row.answerAt]
    }
    const table: Table = {
      ...{ title, notes: [], rows: rows() },
      columns: [
        { heading: headings.organisation, kind: 'text' },
        { heading: headings.address, kind: 'text' },
        { heading: headings.sent, kind: 'instant' },
        { heading: headings.answered, kind: 'instant' },
      ],
    }
    const content = await (format === 'csv' ? csvOf(table) : pressedTable(table))
    return new File([content], `${title.replace(/[\p{Cc}\\/:*?"<>|]/gu, ' ').trim()} ${today()}.${format}`, { type: content.type })
  })

/** Gives a link to every organisation in residence that has none yet; who was taken off the list is asked again. Repeatable. */
export const inviteResidents = command('surveys.write')
  .input(ofSurvey)
  .output(z.object({ invited: z.int(), already: z.int() }))
  .handler(async ({ input: { surveyId }, context: { tx } }) => {
    const survey = await tx.survey.findUnique({ where: { id: surveyId }, select: { removedAt: true } })
    if (!survey || survey.removedAt) throw fail('NOT_FOUND')
    const invited = await tx.$executeRaw`
      insert into survey_invitations as mine (survey_id, organisation_id, organisation_name)
      select ${surveyId}::uuid, o.id, o.name from organisations o where o.stage = 'resident' and o.removed_at is null order by o.id
      on conflict (survey_id, organisation_id) do update
        set removed_at = null, organisation_name = excluded.organisation_name, round = mine.round + 1, answered_at = null, sent_at = null, sent_note = null
        where mine.removed_at is not null`
    const residents = await tx.organisation.count({ where: { stage: 'resident', removedAt: null } })
    return { invited, already: residents - invited }
  })

type At = z.infer<typeof recordVersion>
async function change(tx: Tx, at: At, data: object) {
  const { id, version } = at
  const done = await tx.surveyInvitation.updateMany({ where: { id, version, removedAt: null }, data })
  const row = await tx.surveyInvitation.findUnique({ where: { id } })
  if (!row) throw fail('NOT_FOUND')
  if (done.count === 0) throw fail('STALE', { current: invitationView.parse(viewOf(row)) })
  return invitationView.parse(viewOf(row))
}

/** Notes by what way links went out; all of them or none. */
export const markSent = command('surveys.write')
  .input(z.object({ rows: z.array(recordVersion).min(1).max(1000), isSent: z.boolean(), note: longText.nullable() }))
  .output(z.array(invitationView))
  .handler(async ({ input: { rows, isSent, note }, context: { tx } }) => {
    const written = []
    // in the order of their ids, so that two people marking the same ones cannot wait for each other in a circle
    for (const at of rows.toSorted((a, b) => a.id.localeCompare(b.id)))
      written.push(await change(tx, at, isSent ? { sentAt: new Date(), sentNote: note } : { sentAt: null, sentNote: null }))
    return written
  })

/** A new link for an organisation that lost its own or has to correct its answer; the one before ends. */
export const renewInvitation = command('surveys.write')
  .input(recordVersion)
  .output(invitationView)
  .handler(({ input, context: { tx } }) => change(tx, input, { round: { increment: 1 }, answeredAt: null, sentAt: null, sentNote: null }))

/** Takes an organisation off the list; its link ends. */
export const removeInvitation = command('surveys.write')
  .input(recordVersion)
  .output(invitationView)
  .handler(({ input, context: { tx } }) => change(tx, input, { removedAt: new Date() }))
