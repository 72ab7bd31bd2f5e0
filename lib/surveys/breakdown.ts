/** Fewer answers than this are never told apart. */
export const fewestAnswers = 5

/** What one answer gives to a breakdown. */
export type Counted = { group: string; score: number; fullScore: number; satisfied: boolean }
/** One line of a breakdown; `groups` are several where they are told together only. */
export type Part = { groups: string[]; answers: number; score: number; fullScore: number; satisfied: number }

/**
 * Answers by group, so that no group below five is told, neither by itself nor as what is left when all others are taken from the whole: the
 * smallest groups are told together until they hold at least five answers, which one of them alone never does. Nothing is told when that leaves one line.
 */
export function breakdownOf(answers: readonly Counted[]): Part[] {
  const parts = [...Map.groupBy(answers, ({ group }) => group)]
    .map(([group, rows]) => partOf([group], rows))
    .sort((a, b) => b.answers - a.answers || String(a.groups).localeCompare(String(b.groups)))
  const isSmall = ({ answers: count }: Part) => count < fewestAnswers
  if (!parts.some(isSmall)) return parts.length > 1 ? parts : []
  const shown = parts.filter((part) => !isSmall(part))
  let together = parts.filter(isSmall).reduce(joined)
  while (together.answers < fewestAnswers) {
    const next = shown.pop()
    if (!next) return []
    together = joined(next, together)
  }
  return shown.length > 0 ? [...shown, together] : []
}

const partOf = (groups: string[], rows: readonly Counted[]): Part => ({
  groups,
  answers: rows.length,
  score: rows.reduce((sum, row) => sum + row.score, 0),
  fullScore: rows.reduce((sum, row) => sum + row.fullScore, 0),
  satisfied: rows.filter(({ satisfied }) => satisfied).length,
})
const joined = (a: Part, b: Part): Part => ({
  groups: [...a.groups, ...b.groups],
  answers: a.answers + b.answers,
  score: a.score + b.score,
  fullScore: a.fullScore + b.fullScore,
  satisfied: a.satisfied + b.satisfied,
})
