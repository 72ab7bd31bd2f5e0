import { Decimal } from '../money.ts'
import type { MonitoredItem, MonitoringText, Outlook } from './schema.ts'

/** The period that is monitored, and from when on it can be frozen. */
export const halfOf = (year: number) => ({ from: `${year}-01-01`, to: `${year}-06-30` })
/** 序时进度 of half a year, in percent. */
export const halfPercent = '50'

type Goal = Pick<MonitoredItem, 'operator' | 'target'>
/** Whether a value reaches a target: at least it, or at most it where lower is better. */
const reaches = (value: string, { operator, target }: Goal) =>
  operator === '≤' ? new Decimal(value).lte(target) : new Decimal(value).gte(target)

/** 能完成: even the worse end of the forecast's range reaches the target · 可能性较大: the forecast itself does · 不能完成: it does not. */
export function outlookOf(goal: Goal, forecast: MonitoredItem['forecast']): Outlook | null {
  if (!forecast) return null
  const worse = goal.operator === '≤' ? forecast.high : forecast.low
  if (reaches(worse, goal)) return 'certain'
  return reaches(forecast.value, goal) ? 'likely' : 'unlikely'
}

type Demanding = Pick<MonitoredItem, 'code' | 'isBehind' | 'outlook'>
type Written = Pick<MonitoringText, 'code' | 'cause' | 'measure' | 'measureDue' | 'outlook' | 'outlookReason'>
/** What has to be written about an item: behind schedule cause, measure and its day; where nothing can be foreseen, a person's outlook. */
export const demandsOf = ({ isBehind, outlook }: Omit<Demanding, 'code'>) => ({ texts: isBehind, outlook: outlook === null })

/** Whether all of it is written; whoever sees the outlook otherwise than the forecast says why. */
export function isWritten(item: Demanding, text: Written | undefined): boolean {
  const demand = demandsOf(item)
  if (demand.texts && !(text?.cause && text.measure && text.measureDue)) return false
  if (demand.outlook && !text?.outlook) return false
  return !text?.outlook || text.outlook === item.outlook || text.outlookReason !== ''
}
/** Codes of items about which something is missing. */
export const unwrittenOf = (items: readonly Demanding[], texts: readonly Written[]): string[] =>
  items
    .filter(
      (item) =>
        !isWritten(
          item,
          texts.find(({ code }) => code === item.code),
        ),
    )
    .map(({ code }) => code)

/** What holds of an item's outlook: a person's where one was given, else the forecast's. */
export const heldOutlook = (item: Pick<MonitoredItem, 'outlook'>, text: Pick<MonitoringText, 'outlook'> | undefined): Outlook | null =>
  text?.outlook ?? item.outlook

/** 绩效目标进度: progress by weight, 100 at most each; null while nothing is reported. */
export function progressOf(items: readonly Pick<MonitoredItem, 'weight' | 'progressPercent'>[]): string | null {
  const reported = items.flatMap(({ weight, progressPercent }) => (progressPercent === null ? [] : [{ weight, progressPercent }]))
  const whole = reported.reduce((sum, { weight }) => sum.add(weight), new Decimal(0))
  if (whole.isZero()) return null
  const reached = reported.reduce(
    (sum, { weight, progressPercent }) => sum.add(Decimal.min(100, progressPercent).mul(weight)),
    new Decimal(0),
  )
  return reached.div(whole).toDecimalPlaces(2).toFixed()
}
