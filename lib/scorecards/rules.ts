import { Decimal } from '../money.ts'

type Audience = { kind: string | null; industry: string | null }
/** How closely a scorecard fits an organisation: 3 kind and industry · 2 kind · 1 industry · 0 made for any · null not meant for it. */
function closenessOf(card: Audience, organisation: Audience): number | null {
  if (card.kind !== null && card.kind !== organisation.kind) return null
  if (card.industry !== null && card.industry !== organisation.industry) return null
  return (card.kind === null ? 0 : 2) + (card.industry === null ? 0 : 1)
}

/** The scorecard made for an organisation: for its kind and industry before its kind, before its industry, before any; null when none is. */
export function bestScorecard<Card extends Audience & { isInUse: boolean; removedAt: string | null }>(
  cards: readonly Card[],
  organisation: Audience,
): Card | null {
  const fitting = cards
    .filter((card) => card.isInUse && card.removedAt === null)
    .map((card) => ({ card, closeness: closenessOf(card, organisation) }))
    .filter(({ closeness }) => closeness !== null)
  return fitting.sort((a, b) => (b.closeness ?? 0) - (a.closeness ?? 0))[0]?.card ?? null
}

/** The sum of points, as text without trailing zeros; what is no number yet counts as nothing. */
export const pointsTotal = (points: readonly string[]): string =>
  points.reduce((sum, one) => (/^\d+(\.\d+)?$/.test(one) ? sum.plus(one) : sum), new Decimal(0)).toFixed()

/** 优 良 中 差 */
export type Grade = 'excellent' | 'good' | 'fair' | 'poor'
const grades: readonly [share: number, grade: Grade][] = [
  [90, 'excellent'],
  [80, 'good'],
  [60, 'fair'],
]
/** The grade of a share of the points there were, unrounded: 优 from 90 %, 良 from 80 %, 中 from 60 %; null when there were none. */
export function gradeOf(total: string, maximum: string): Grade | null {
  const whole = new Decimal(maximum)
  if (whole.isZero()) return null
  const percent = new Decimal(total).div(whole).mul(100)
  return grades.find(([least]) => percent.gte(least))?.[1] ?? 'poor'
}
