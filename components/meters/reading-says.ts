import { today } from '#lib/day.ts'
import { type Figures, jumpOf, mayRollOver, sumOfParts } from '#lib/meters/rules.ts'
import type { MeterStand } from '#lib/meters/schema.ts'
import { Decimal } from '#lib/money.ts'

export type ReadingFigures = Figures & { readOn: string | null; parts: readonly string[] }
/** A sentence about a reading: its name in `meters.help`, and its figures. What is red will be refused. */
export type Say = { tone: 'red' | 'orange' | 'teal'; text: string; figures: Record<string, string> }

/** All that looks wrong about a reading while it is typed. */
export function readingSays(stand: MeterStand, figures: ReadingFigures, usage: string | undefined): Say[] {
  return [...aboutDay(stand, figures.readOn), ...aboutFigures(stand, figures), ...aboutUsage(stand, figures, usage)]
}

const say = (tone: Say['tone'], text: string, figures: Say['figures'] = {}): Say => ({ tone, text, figures })

function aboutDay({ isRead, isRemoved, meter }: MeterStand, day: string | null): Say[] {
  if (!day) return []
  if (day > today()) return [say('red', 'future')]
  if (meter?.installedOn && day < meter.installedOn) return [say('red', 'beforeInstalled', { day: meter.installedOn })]
  if (meter?.retiredOn && day > meter.retiredOn) return [say('red', 'afterRetired', { day: meter.retiredOn })]
  if (isRemoved) return [say('red', 'isRemoved', { day })]
  return isRead ? [say('red', 'isRead', { day })] : []
}

function aboutFigures({ last, next, meter }: MeterStand, figures: ReadingFigures): Say[] {
  const { previous, current, change, multiplier } = figures
  const says: Say[] = []
  if (last && previous && !same(last.current, previous))
    says.push(say('orange', 'gap', { day: last.readOn, figure: last.current, previous }))
  if (next && current && !same(next.previous, current))
    says.push(say('orange', 'gapAfter', { day: next.readOn, previous: next.previous, current }))
  if (meter && multiplier && !same(meter.multiplier, multiplier))
    says.push(say('orange', 'otherMultiplier', { multiplier: meter.multiplier }))
  if (!previous || !current) return says
  if (change === 'none' && new Decimal(current).lt(previous)) says.push(say('red', 'backwards', { previous, current }))
  if (change === 'rollover' && meter && !mayRollOver(previous, meter.digits))
    says.push(say('orange', 'noRollover', { previous, digits: String(meter.digits) }))
  return says
}

function aboutUsage(stand: MeterStand, { change, readOn, parts }: ReadingFigures, usage: string | undefined): Say[] {
  if (usage === undefined) return []
  if (new Decimal(usage).lt(0)) return change === 'none' ? [] : [say('red', 'negative')]
  const says: Say[] = []
  const ratio = stand.last && readOn ? jumpOf(usage, stand.last.readOn, readOn, stand.usual) : null
  if (ratio !== null) says.push(say('orange', new Decimal(ratio).gt(1) ? 'jumpsUp' : 'jumpsDown', { ratio }))
  const sum = sumOfParts(parts)
  if (sum !== null) says.push(same(sum, usage) ? say('teal', 'partsFit', { sum }) : say('red', 'partsDiffer', { sum, usage }))
  return says
}

const same = (a: string, b: string): boolean => new Decimal(a).eq(b)
