import type { Day, Period } from '../day.ts'
import type { Tx } from '../db.ts'
import { hadRecords, type TermChanges, termChanges } from '../facts/changes.ts'
import { readTerms, titlesOf } from '../facts/read.ts'
import type { Replay } from '../facts/replay.ts'
import { recordPath } from '../facts/sources.ts'
import { Decimal } from '../money.ts'
import { actualOf, denominatorPeriod } from './rules.ts'
import type { Change, Changes, Formula } from './schema.ts'

/** Changes that are listed at most, the newest; the others are one sum. */
const shown = 200

/**
 * What a figure was at the beginning of a day, what it is now, and by which writes it came from the one to the other: value then + the sum of
 * all moves = value now, to the last digit (missing counts as 0). For a rate each write's move is how the rate stood after it less how it stood before it.
 */
export async function changesOf(tx: Tx, formula: Formula, period: Period, since: Day): Promise<Changes> {
  const { numerator, denominator } = formula
  const asked = [
    { term: numerator, period },
    ...(denominator ? [{ term: denominator, period: denominatorPeriod(denominator, period) }] : []),
  ]
  const terms = asked.map(({ term }) => term)
  const changes: TermChanges[] = []
  for (const { term, period: within } of asked) changes.push(await termChanges(tx, term, within, since))
  const is = (await readTerms(tx, asked)).map(({ value }) => value)
  const told = ledBack(formula, changes)
  const isWhole = changes.every((one) => one.isWhole)
  const was: (string | null)[] = []
  for (const [at, { term, period: within }] of asked.entries()) {
    const value = changes[at]?.replay.value() ?? null
    was.push(value === null && (await hadRecords(tx, term, within, changes[at]?.moves ?? [])) ? '0' : value)
  }
  const actual = (values: (string | null)[]) => actualOf(formula, values[0] ?? null, values[1] ?? null)
  const listed = told.slice(0, shown)
  return {
    since,
    ...period,
    is: actual(is),
    was: isWhole ? actual(was) : null,
    terms: terms.map(({ measure }, at) => ({ measure, is: is[at] ?? null, was: isWhole ? (was[at] ?? null) : null })),
    changes: await described(tx, listed),
    total: told.length,
    others: told
      .slice(shown)
      .reduce((sum, { moved }) => sum.add(moved), new Decimal(0))
      .toFixed(),
    isWhole,
    measures: [...new Set(terms.map(({ measure }) => measure))],
  }
}

type Told = { entry: bigint; moved: string }

/** Every write that moved the figure, newest first, with how far: the terms are led back write by write. */
function ledBack(formula: Formula, changes: TermChanges[]): Told[] {
  const [numerator, denominator] = changes.map(({ replay }) => replay)
  const actual = () => new Decimal(actualOf(formula, readingOf(numerator), readingOf(denominator)) ?? 0)
  const steps = changes
    .flatMap(({ moves, replay }) => moves.map((move) => ({ ...move, replay })))
    .sort((one, other) => (one.entry < other.entry ? 1 : one.entry > other.entry ? -1 : 0))
  const told: Told[] = []
  let after = actual()
  for (const [entry, touched] of Map.groupBy(steps, (step) => step.entry)) {
    for (const { deltas, replay } of touched) for (const delta of deltas) replay.undo(delta)
    const before = actual()
    if (!after.eq(before)) told.push({ entry, moved: after.sub(before).toFixed() })
    after = before
  }
  return told
}
const readingOf = (replay: Replay | undefined): string | null => replay?.value() ?? null

type Entry = {
  id: bigint
  at: Date
  actor: string
  name: string | null
  operation: string
  source: string
  record_id: string
  done: Change['done']
}

/** Who wrote, when and by what, and what the record is called. */
async function described(tx: Tx, told: Told[]): Promise<Change[]> {
  const entries = await tx.$queryRaw<Entry[]>`
    select a.id, a.at, a.actor, u.name, a.operation, a.source, a.record_id,
      case when a.before is null then 'added'
           when a.after is null or (a.after ->> 'removed_at' is not null and a.before ->> 'removed_at' is null) then 'removed'
           when a.after ->> 'removed_at' is null and a.before ->> 'removed_at' is not null then 'restored' else 'changed' end as done
    from audit_entries a left join users u on u.user_name = a.actor where a.id = any (${told.map(({ entry }) => entry)}::bigint[])`
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const titles = await titlesOf(
    tx,
    entries.map(({ source, record_id }) => ({ source, id: record_id })),
  )
  return told.flatMap(({ entry, moved }) => {
    const found = byId.get(entry)
    if (!found) return []
    const { at, actor, name, operation, source, record_id: id, done } = found
    const title = titles.get(id)
    return [
      {
        entry: String(entry),
        at: at.toISOString(),
        ...{ actor, actorName: name, operation, source, done, moved },
        title: title ?? id,
        // a row that was deleted for good has no page any more
        path: title === undefined ? null : recordPath(source, id),
      },
    ]
  })
}
