import { fromColumn, lastOfMonth, toColumn, today } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { usualPerDay } from './rules.ts'
import type { BillDifference, MeterStand, RoundLine } from './schema.ts'

/** Enough readings to know what a meter usually uses. */
const looked = 8

const withRoom = { room: { select: { code: true, name: true } } } as const
const meterOf = (on: Db | Tx, code: string) => on.meter.findFirst({ where: { code, removedAt: null }, include: withRoom })
type Meter = NonNullable<Awaited<ReturnType<typeof meterOf>>>

/** A meter as it stands on a day; `except` is a reading that is being corrected. */
export async function standOf(on: Db | Tx, code: string, day: string, except: string | null): Promise<MeterStand> {
  return standAt(on, code, await meterOf(on, code), day, except)
}

async function standAt(on: Db | Tx, code: string, meter: Meter | null, day: string, except: string | null): Promise<MeterStand> {
  const where = { meterCode: code, removedAt: null, ...(except && { NOT: { id: except } }) }
  const at = toColumn(day)
  const [before, next, sameDay] = await Promise.all([
    on.meterReading.findMany({ where: { ...where, readOn: { lt: at } }, orderBy: { readOn: 'desc' }, take: looked }),
    on.meterReading.findFirst({ where: { ...where, readOn: { gt: at } }, orderBy: { readOn: 'asc' } }),
    on.meterReading.findFirst({
      where: { meterCode: code, readOn: at, ...(except && { NOT: { id: except } }) },
      select: { removedAt: true },
    }),
  ])
  const last = before[0]
  return {
    code,
    on: day,
    meter: meter && shownMeter(meter),
    last: last ? { readOn: fromColumn(last.readOn), current: last.current.toFixed() } : null,
    next: next && { readOn: fromColumn(next.readOn), previous: next.previous.toFixed() },
    isRead: sameDay !== null && sameDay.removedAt === null,
    isRemoved: sameDay !== null && sameDay.removedAt !== null,
    usual: usualPerDay(before.map(({ readOn, usage }) => ({ readOn: fromColumn(readOn), usage: usage.toFixed() })).reverse()),
  }
}

function shownMeter({ id, kind, place, room, multiplier, digits, tariff, installedOn, retiredOn }: Meter) {
  return {
    id,
    kind: kind as 'electricity' | 'water',
    place,
    room: room && `${room.code} ${room.name}`,
    multiplier: multiplier.toFixed(),
    digits,
    tariff: tariff as 'single' | 'time_of_use',
    installedOn: installedOn && fromColumn(installedOn),
    retiredOn: retiredOn && fromColumn(retiredOn),
  }
}

/** The meters to be read in a month, in the order of their places, with the readings that are there. */
export async function roundOf(on: Db | Tx, month: string): Promise<RoundLine[]> {
  const [from, to] = [toColumn(month), toColumn(lastOfMonth(month))]
  const meters = await on.meter.findMany({
    where: {
      removedAt: null,
      AND: [{ OR: [{ installedOn: null }, { installedOn: { lte: to } }] }, { OR: [{ retiredOn: null }, { retiredOn: { gte: from } }] }],
    },
    include: withRoom,
  })
  const readings = await on.meterReading.findMany({
    where: { removedAt: null, readOn: { gte: from, lte: to } },
    orderBy: { readOn: 'desc' },
  })
  const day = [lastOfMonth(month), today()].toSorted()[0] ?? month
  const lines = await Promise.all(
    meters.map(async (meter): Promise<RoundLine> => {
      const found = readings.find(({ meterCode }) => meterCode === meter.code)
      const done = found && {
        id: found.id,
        readOn: fromColumn(found.readOn),
        current: found.current.toFixed(),
        usage: found.usage.toFixed(),
      }
      return { ...(await standAt(on, meter.code, meter, day, null)), done: done ?? null }
    }),
  )
  return lines.toSorted((a, b) => wayOf(a).localeCompare(wayOf(b), 'zh', { numeric: true }))
}
/** Along the rooms and places, then by code; what has no place comes last. */
const wayOf = ({ meter, code }: RoundLine): string => `${meter?.room ?? meter?.place ?? '\uffff'} ${meter?.place ?? ''} ${code}`

/** What is wrong with a bill, each with the two figures that do not agree. */
export const differencesOf = (on: Db | Tx, id: string): Promise<BillDifference[]> =>
  on.$queryRaw`select d.kind, d.part, d.given, d.expected from bills b, bill_differences(array[b.meter_code]) d
    where b.id = ${id}::uuid and d.bill_id = b.id order by d.kind, d.part, d.given`
