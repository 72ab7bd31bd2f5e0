import { Decimal } from '#lib/money.ts'
import type { MonitoringContent } from '#lib/monitoring/schema.ts'

/** Whether a figure differs from the one that was frozen; one that came or went does. */
export const hasMoved = (frozen: string | null, live: string | null): boolean =>
  frozen === null || live === null ? frozen !== live : !new Decimal(frozen).eq(live)

/** How many figures of a snapshot are other ones by now: actuals, budgets and payments of the same months. */
export function movedFigures(frozen: MonitoringContent, live: MonitoringContent): number {
  const items = frozen.items.filter(({ code, actual }) => {
    const now = live.items.find((one) => one.code === code)
    return now !== undefined && hasMoved(actual, now.actual)
  })
  const funds = [frozen.funds, ...frozen.funds.lines].flatMap((fund) => {
    const now = liveFund(live, 'subProject' in fund ? fund.subProject : null)
    if (!now) return []
    return (['initialYuan', 'adjustedYuan', 'paidYuan'] as const).filter((name) => hasMoved(fund[name], now[name]))
  })
  return items.length + funds.length
}

/** The money of the same sub-project, or of the whole, as it is now. */
export const liveFund = (live: MonitoringContent, subProject: string | null) =>
  subProject === null ? live.funds : live.funds.lines.find((line) => line.subProject === subProject)
