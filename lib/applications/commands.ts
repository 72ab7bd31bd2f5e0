import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { dayOf, toColumn } from '../day.ts'
import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { Decimal } from '../money.ts'
import { command } from '../operation.ts'
import { recordCommands, viewOf } from '../record.ts'
import { recordId, recordVersion } from '../shapes.ts'
import { countTry } from '../throttle.ts'
import { applicationKind } from './queries.ts'
import { applicationNumber } from './rules.ts'
import { acceptInput, applicationForm, applicationReceipt, applicationView, declineInput, openApplicationView } from './schema.ts'

const { remove, restore } = recordCommands(applicationKind)
export const applicationCommands = { remove, restore }

/** Somebody without an account applies to move in. Sent twice it is one; with other content under the same id: SAME_ID_OTHER_CONTENT with its `number`. */
export const sendApplication = command('public.apply')
  .input(applicationForm)
  .output(applicationReceipt)
  .handler(async ({ input, context: { tx, address } }) => {
    await countTry('applyAddress', address)
    const { consent: _given, website: _empty, ...data } = input
    const made = await tx.application.createMany({ data: [data], skipDuplicates: true })
    const row = await tx.application.findUniqueOrThrow({ where: { id: input.id } })
    const receipt = { number: applicationNumber(row.id, row.submittedAt), submittedAt: row.submittedAt.toISOString() }
    const same = (Object.keys(data) as (keyof typeof data)[]).every((name) => isSame(row[name], data[name]))
    if (made.count === 0 && !same) throw fail('SAME_ID_OTHER_CONTENT', { params: { number: receipt.number } })
    return receipt
  })

const isSame = (stored: unknown, sent: string | null): boolean =>
  Decimal.isDecimal(stored) && sent !== null ? new Decimal(sent).eq(String(stored)) : stored === sent

/** Opens an application's full phone and mail; the audit says who did. */
export const openApplication = command('contacts.read')
  .input(z.object({ id: recordId }))
  .output(openApplicationView)
  .handler(async ({ input: { id }, context: { tx } }) => {
    const row = await tx.application.findUnique({ where: { id }, include: applicationKind.include })
    if (!row) throw fail('NOT_FOUND')
    await tx.$executeRaw`select note_opening('applications', ${id}::uuid)`
    return openApplicationView.parse(viewOf(row))
  })

/** Accepts an application: it becomes an organisation with its contact and its first step, or is linked to one that is known. */
export const acceptApplication = command('applications.write')
  .input(acceptInput)
  .output(applicationView)
  .handler(async ({ input, context: { tx } }) => {
    const { organisationId, code } = input
    const application = await decide(tx, input, 'new', { status: 'accepted', decision: null })
    const doneOn = toColumn(dayOf(application.submittedAt))
    if (code === null) await welcomeBack(tx, organisationId, doneOn)
    else {
      const { name, kind, region, industry } = application
      await tx.organisation.create({ data: { id: organisationId, code, name, kind, region, industry, note: application.purpose } })
      await step(tx, organisationId, 'apply', 'applied', doneOn)
    }
    const contact = { name: application.contactName, phone: application.contactPhone, email: application.contactEmail }
    await tx.contact.createMany({ data: [{ organisationId, ...contact }], skipDuplicates: true })
    await tx.application.update({ where: { id: input.id }, data: { organisationId } })
    return viewed(tx, input.id)
  })

/** An organisation that is known applies: it comes back if it was removed, and applies anew if its life here had ended. */
async function welcomeBack(tx: Tx, id: string, doneOn: Date) {
  const known = await tx.organisation.findUnique({ where: { id }, include: { lifeSteps: { where: { removedAt: null } } } })
  if (!known) throw fail('NOT_FOUND')
  const isOver = known.stage === 'left' || known.stage === 'declined'
  if (isOver) await step(tx, id, 'reapply', known.stage, doneOn)
  else if (known.stage === 'applied' && known.lifeSteps.length === 0) await step(tx, id, 'apply', 'applied', doneOn)
  if (isOver || known.removedAt)
    await tx.organisation.update({ where: { id }, data: { removedAt: null, ...(isOver && { stage: 'applied' }) } })
}

/** Declines an application with the reason that the applicant will be told. */
export const declineApplication = command('applications.write')
  .input(declineInput)
  .output(applicationView)
  .handler(async ({ input, context: { tx } }) => {
    await decide(tx, input, 'new', { status: 'declined', decision: input.reason })
    return viewed(tx, input.id)
  })

/** Takes a decision back: the application is new again. The organisation that was made for it goes too, unless more has come of it. */
export const reopenApplication = command('applications.write')
  .input(recordVersion)
  .output(applicationView)
  .handler(async ({ input, context: { tx } }) => {
    const { organisationId } = await decide(tx, input, 'decided', { status: 'new', decision: null, organisationId: null })
    if (organisationId) await unmake(tx, organisationId)
    return viewed(tx, input.id)
  })

async function unmake(tx: Tx, id: string) {
  const made = await tx.organisation.findUniqueOrThrow({
    where: { id },
    include: {
      lifeSteps: { where: { removedAt: null } },
      _count: {
        select: {
          stays: true,
          documents: true,
          assessments: true,
          invitations: true,
          signIns: true,
          matches: true,
          requests: true,
          responses: true,
        },
      },
    },
  })
  const [first] = made.lifeSteps
  const isUntouched = made.lifeSteps.length === 1 && first?.step === 'apply' && Object.values(made._count).every((count) => count === 0)
  if (!isUntouched) return
  await tx.lifeStep.update({ where: { id: first.id }, data: { removedAt: new Date() } })
  await tx.organisation.update({ where: { id }, data: { removedAt: new Date() } })
}

/** Writes a decision over the state that it was made on; gives the application as it was before. */
async function decide(
  tx: Tx,
  { id, version }: { id: string; version: number },
  on: 'new' | 'decided',
  data: Prisma.ApplicationUncheckedUpdateManyInput,
) {
  const before = await tx.application.findUnique({ where: { id } })
  if (!before) throw fail('NOT_FOUND')
  const status = on === 'new' ? 'new' : { in: ['accepted', 'declined'] }
  const done = await tx.application.updateMany({ where: { id, version, status, removedAt: null }, data })
  if (done.count === 0) throw fail('STALE', { current: await viewed(tx, id) })
  return before
}

const step = (tx: Tx, organisationId: string, name: 'apply' | 'reapply', fromStage: string, doneOn: Date) =>
  tx.lifeStep.create({ data: { id: randomUUID(), organisationId, step: name, fromStage, doneOn } })

async function viewed(tx: Tx, id: string) {
  return applicationView.parse(viewOf(await tx.application.findUniqueOrThrow({ where: { id }, include: applicationKind.include })))
}
