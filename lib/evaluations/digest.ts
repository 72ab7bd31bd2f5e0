import { digestOf } from '../canonical.ts'
import type { Snapshot } from './schema.ts'

/** A short digest of each part of what an evaluation says: an indicator by its code, everything else by its name. */
export type Parts = Record<string, string>
/** Parts that are no indicators; no code begins with a colon. */
export const otherParts = ['funds', 'figures', 'records', 'limits', 'narrative'] as const
export type OtherPart = (typeof otherParts)[number]
const nameOf = (part: OtherPart) => `:${part}`

/** What an evaluation says, without the moments at which it was asked: the same as long as nobody would read anything else in it. */
export function partsOf(snapshot: Snapshot): Parts {
  const { items, funds, figures, project, policiesMissing, contractsWithFindings, narrative = [] } = snapshot
  const said: Record<string, unknown> = {
    ...Object.fromEntries(items.map(({ trace: _, explanationVersion: __, ...item }) => [item.code, item])),
    [nameOf('funds')]: { ...funds, lines: funds.lines.map(({ trace: _, ...line }) => line) },
    [nameOf('figures')]: Object.values(figures).map((one) => ('trace' in one ? [one.value, one.unit] : one)),
    [nameOf('records')]: { project, policiesMissing, contractsWithFindings },
    [nameOf('limits')]: snapshot.limits,
    [nameOf('narrative')]: narrative.map(({ key, text }) => [key, text]),
  }
  return Object.fromEntries(Object.entries(said).map(([name, part]) => [name, digestOf(part).slice(0, 16)]))
}

/** The digest of the whole. */
export const digestOfParts = (parts: Parts): string => digestOf(parts)

/** What differs between what somebody saw and what is there: codes of indicators, and the first of the other parts. */
export function movedBetween(seen: Parts, now: Parts): { codes: string[]; what: OtherPart | null } {
  const names = [...new Set([...Object.keys(seen), ...Object.keys(now)])].filter((name) => seen[name] !== now[name])
  return { codes: names.filter((name) => !name.startsWith(':')), what: otherParts.find((part) => names.includes(nameOf(part))) ?? null }
}
