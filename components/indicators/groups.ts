import { Decimal, plain } from '#lib/money.ts'

type Placed = { level1: string; level2: string; weight: string }
export type Second<Item> = { name: string; items: Item[] }
export type First<Item> = { name: string; weight: string; seconds: Second<Item>[] }

const sum = (items: readonly { weight: string }[]): string =>
  plain(items.reduce((all, { weight }) => all.add(weight), new Decimal(0)).toFixed())

/** Indicators under their 一级 and 二级, each in the order in which it first stands in the set. */
export function groupsOf<Item extends Placed>(items: readonly Item[]): First<Item>[] {
  const names = (of: (item: Item) => string, among: readonly Item[]) => [...new Set(among.map(of))]
  return names(({ level1 }) => level1, items).map((name) => {
    const own = items.filter(({ level1 }) => level1 === name)
    const seconds = names(({ level2 }) => level2, own).map((second) => ({
      name: second,
      items: own.filter(({ level2 }) => level2 === second),
    }))
    return { name, weight: sum(own), seconds }
  })
}
export const weightOf = sum
