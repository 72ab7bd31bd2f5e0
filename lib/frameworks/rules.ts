import { baseScoreOf, finalScore, respread, total } from '../evaluations/rules.ts'
import type { ScoredItem, Snapshot } from '../evaluations/schema.ts'
import { Decimal, plain } from '../money.ts'
import type { Framework, Group, Layout, Placed, Places, Take } from './schema.ts'

type Item = Pick<ScoredItem, 'code' | 'name' | 'level1' | 'level2'>

/** How much a rule says about an indicator: 0 where it does not speak of it. */
function strength({ name, level1, level2 }: Take, item: Item): number {
  const holds = (words: string[] | undefined, text: string) => words === undefined || words.some((word) => text.includes(word))
  if (!holds(name, item.name) || !holds(level1, item.level1) || !holds(level2, item.level2)) return 0
  return (name ? 4 : 0) + (level2 ? 2 : 0) + (level1 ? 1 : 0)
}

/** Where each indicator goes in a framework: where a person put it, else where its rules do; null where neither says anything. */
export function placesIn(items: Item[], { groups }: Framework, chosen: Places): Placed[] {
  return items.map((item) => {
    const rules = groups.flatMap((group) => group.takes.map((take) => ({ group, take, strength: strength(take, item) })))
    const found = rules.filter((rule) => rule.strength > 0).sort((a, b) => b.strength - a.strength)[0]
    const own = groups.find(({ key }) => key === chosen[item.code])
    const group = own ?? found?.group
    const same = group !== undefined && group === found?.group
    return {
      code: item.code,
      group: group?.key ?? null,
      level1: group?.name ?? item.level1,
      level2: (same && found?.take.level2As) || item.level2,
      isDoubtful: !own && (found === undefined || found.take.isDoubtful === true),
      isChosen: own !== undefined,
    }
  })
}

type Weighed = Pick<ScoredItem, 'code' | 'name' | 'isApplicable'>
/** Why a set cannot be printed in a framework: a group with points and nobody to earn them, or an indicator that goes nowhere. */
export function unfit(places: Placed[], { groups }: Framework, items: Weighed[]): Layout['problem'] {
  const lost = places.find(({ group }) => group === null)
  if (lost) return { reason: 'nowhere', name: items.find(({ code }) => code === lost.code)?.name ?? lost.code }
  const applicable = new Set(items.filter(({ isApplicable }) => isApplicable).map(({ code }) => code))
  const empty = groups.find(({ key }) => !places.some(({ code, group }) => group === key && applicable.has(code)))
  return empty ? { reason: 'group_empty', name: empty.name } : null
}

/**
 * A year's figures as a framework prints them: groups in its order, points spread within each, scores computed anew. A deduction keeps its share of
 * the points. Throws where `unfit` has something to say.
 */
export function inFramework(snapshot: Snapshot, framework: Framework, places: Placed[]): Snapshot {
  const placeOf = new Map(places.map((place) => [place.code, place]))
  const items = framework.groups.flatMap((group) => {
    const own = snapshot.items.filter(({ code }) => placeOf.get(code)?.group === group.key)
    if (own.length === 0) throw new RangeError(`nothing is in ${group.key}`)
    const weights = respread(
      group.weight,
      own.map(({ weight }) => weight),
    )
    return own.map((item, at) => moved(item, placeOf.get(item.code), weights[at] ?? '0', group))
  })
  return {
    ...snapshot,
    items,
    weight: plain(Decimal.sum(...items.map(({ weight }) => weight)).toFixed()),
    ...total(items, snapshot.limits),
    framework: { name: framework.name, source: framework.source },
  }
}

function moved(item: ScoredItem, place: Placed | undefined, weight: string, group: Group): ScoredItem {
  const baseScore = baseScoreOf({ ...item, weight })
  // what does not apply has no points, on paper as in the set
  const isIdle = new Decimal(item.weight).isZero()
  const deduction = isIdle ? '0' : plain(new Decimal(item.deduction).mul(weight).div(item.weight).toFixed(2))
  const words = { level1: place?.level1 ?? group.name, level2: place?.level2 ?? item.level2 }
  return { ...item, ...words, weight, baseScore, deduction, score: finalScore(baseScore, deduction) }
}
