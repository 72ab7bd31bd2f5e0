import type { Day } from '../day.ts'

/** What people write for a seat: its own code where that names the room already, else room and seat (`seat_label` in prisma/facts says the same). */
export const seatLabel = (roomCode: string, seatCode: string): string =>
  seatCode.startsWith(roomCode) ? seatCode : `${roomCode}-${seatCode}`

/** How a seat stands on a day. Colour never says it alone: each is a word in `rooms.states`. */
export const seatStates = ['vacant', 'occupied', 'expiring', 'overdue', 'closed'] as const
export type SeatState = (typeof seatStates)[number]
/** How long before its agreement ends a stay is called 即将到期, in days. */
export const noticeDays = 60

type SeatFacts = { availableFrom: Day; closedOn: Day | null; agreementEndsOn: Day | null; isTaken: boolean; dueSoon: Day; day: Day }

/** How a seat stands on `day`; `dueSoon` is the day up to which an agreement that ends is called 即将到期. */
export function seatState({ availableFrom, closedOn, agreementEndsOn, isTaken, dueSoon, day }: SeatFacts): SeatState {
  if (!isTaken) return day < availableFrom || (closedOn !== null && closedOn <= day) ? 'closed' : 'vacant'
  if (agreementEndsOn === null || agreementEndsOn > dueSoon) return 'occupied'
  return agreementEndsOn < day ? 'overdue' : 'expiring'
}

/** Running codes of new seats: prefix `工位`, first 3, count 2 → 工位03, 工位04 (at least two digits). */
export function runningCodes(prefix: string, first: number, count: number): string[] {
  const digits = Math.max(2, String(first + count - 1).length)
  return Array.from({ length: count }, (_, step) => `${prefix}${String(first + step).padStart(digits, '0')}`)
}

/** Cells of a floor's grid, both ways, at most. */
export const gridSize = 100
export type Rectangle = { left: number; top: number; width: number; height: number }

const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height

/** The first two rooms of one floor that are drawn over each other; null when none are. */
export function findOverlap<Room extends Rectangle & { floor: string }>(rooms: readonly Room[]): [Room, Room] | null {
  for (const [at, room] of rooms.entries()) {
    const other = rooms.slice(at + 1).find((one) => one.floor === room.floor && overlap(room, one))
    if (other) return [room, other]
  }
  return null
}

/** A rectangle moved or resized by one step, kept inside the grid. */
export function nudged(room: Rectangle, change: Partial<Rectangle>): Rectangle {
  const clamp = (value: number, least: number) => Math.min(gridSize - 1, Math.max(least, value))
  return {
    left: clamp(change.left ?? room.left, 0),
    top: clamp(change.top ?? room.top, 0),
    width: clamp(change.width ?? room.width, 1),
    height: clamp(change.height ?? room.height, 1),
  }
}

/** Reading order of a plan: from top to bottom, from left to right. */
export const inPlanOrder = (a: Rectangle & { code: string }, b: Rectangle & { code: string }): number =>
  a.top - b.top || a.left - b.left || a.code.localeCompare(b.code, 'zh', { numeric: true })
