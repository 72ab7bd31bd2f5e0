import { createParser } from 'nuqs/server'

/** What somebody moved, by the code of the indicator: `P1:98,O1:20`. */
export type Moved = Readonly<Record<string, string>>
const number = /^\d{1,10}(\.\d{1,10})?$/

const parseAsMoved = createParser<Moved>({
  parse: (text) =>
    Object.fromEntries(
      text
        .slice(0, 4000)
        .split(',')
        .map((part): [string, string] => {
          const at = part.lastIndexOf(':')
          return [part.slice(0, at), part.slice(at + 1)]
        })
        .filter(([code, value]) => code !== '' && number.test(value)),
    ),
  serialize: (moved) =>
    Object.entries(moved)
      .map(([code, value]) => `${code}:${value}`)
      .join(','),
  eq: (one, other) => JSON.stringify(one) === JSON.stringify(other),
})

/** What the address of the what-if page says beside the year: actuals, targets and weights that are not the real ones. */
export const movedWords = {
  actuals: parseAsMoved.withDefault({}),
  targets: parseAsMoved.withDefault({}),
  weights: parseAsMoved.withDefault({}),
}
