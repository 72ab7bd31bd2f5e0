import { z } from 'zod'
import { attentionItem } from '../attention/schema.ts'
import { boardView } from '../evaluations/schema.ts'
import { recordId, recordVersion, shortText } from '../shapes.ts'
import { wallStates } from './rules.ts'

const days = z.int().min(1).max(400)
/** A new link: what it is called, and for how many days it opens. The id is made by whoever asks, so that asking twice gives one. */
export const wallInput = z.object({ id: recordId, name: shortText.max(60), days })
export const renewInput = recordVersion.extend({ days })

export const wallView = z.object({
  id: recordId,
  name: z.string(),
  state: z.enum(wallStates),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  actorName: z.string(),
  createdAt: z.iso.datetime(),
  version: z.int(),
  /** Where it leads; null once it opens nothing any more. */
  url: z.string().nullable(),
})
export type Wall = z.infer<typeof wallView>
export const wallsView = z.object({ rows: z.array(wallView), tables: z.array(z.string()) })

const itemShape = boardView.shape.items.element.shape
const { code, level1, name, operator, target, unit, weight, actual, score, light, completionPercent } = itemShape
const lineShape = boardView.shape.funds.shape.lines.element.shape
const money = {
  adjustedYuan: lineShape.adjustedYuan,
  paidYuan: lineShape.paidYuan,
  ratePercent: lineShape.ratePercent,
  balanceYuan: lineShape.balanceYuan,
  light: lineShape.light,
  months: lineShape.months,
}
const { year, asOf, schedule, total, grade, missing, expected } = boardView.shape

/** The result of the newest year that was closed, as it was frozen: what the 通报 says. */
const closedResult = z.object({
  ...{ year, total, grade, weight: boardView.shape.weight, asOf },
  /** The first digits of the closing's SHA-256, and the day of the closing. */
  check: z.string(),
  closedOn: z.string(),
  items: z.int(),
  met: z.int(),
  ratePercent: lineShape.ratePercent,
  below: z.array(z.object({ name, actual, operator, target, unit })),
})
export type ClosedResult = z.infer<typeof closedResult>

/** What hangs on the wall: the year's figures and how much calls for somebody. Nothing of a person, and nothing that opens. */
export const screenView = z.object({
  name: z.string(),
  expiresAt: z.iso.datetime(),
  /** When these figures were asked for. */
  seenAt: z.iso.datetime(),
  /** The version of the app that answers: another one than the page's own means that the page should load itself anew. */
  build: z.string(),
  ...{ year, asOf, schedule, total, grade, missing, expected, weight: boardView.shape.weight },
  items: z.array(z.object({ code, level1, name, operator, target, unit, weight, actual, score, light, completionPercent })),
  funds: z.object({ ...money, lines: z.array(z.object({ subProject: z.string(), ...money })) }),
  closed: closedResult.nullable(),
  attention: z.array(attentionItem.pick({ kind: true, count: true, severity: true })),
})
export type Screen = z.infer<typeof screenView>
