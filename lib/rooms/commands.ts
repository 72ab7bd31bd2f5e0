import { z } from 'zod'
import { toColumn } from '../day.ts'
import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { recordCommands, viewOf } from '../record.ts'
import { roomKind, seatKind } from './queries.ts'
import { findOverlap } from './rules.ts'
import { addSeatsInput, arrangeInput, roomView, seatView } from './schema.ts'

export const roomCommands = recordCommands(roomKind)
export const seatCommands = recordCommands(seatKind)

/** Draws rooms anew, all of them or none; two rooms of a floor never lie on each other. */
export const arrangeRooms = command('rooms.write')
  .input(arrangeInput)
  .output(z.array(roomView))
  .handler(async ({ input, context: { tx } }) => {
    // whoever draws at the same time waits, so that two plans cannot mix
    await tx.$queryRaw`select 1 from rooms order by id for no key update`
    for (const { id, version, ...place } of input.rooms) {
      const done = await tx.room.updateMany({ where: { id, version, removedAt: null }, data: place })
      const current = done.count === 0 ? await tx.room.findUnique({ where: { id } }) : null
      if (current) throw fail('STALE', { current: roomView.parse(viewOf(current)) })
      if (done.count === 0) throw fail('NOT_FOUND')
    }
    const rooms = await tx.room.findMany({ where: { removedAt: null } })
    const [first, second] = findOverlap(rooms) ?? []
    if (first && second) throw fail('ROOMS_OVERLAP', { params: { first: first.name, second: second.name } })
    return rooms.map((room) => roomView.parse(viewOf(room)))
  })

/** Puts several seats into a room at once, all of them or none; sent again, they are the same seats. */
export const addSeats = command('rooms.write')
  .input(addSeatsInput)
  .output(z.array(seatView))
  .handler(async ({ input: { roomId, seats, availableFrom }, context: { tx } }) => {
    const ids = seats.map(({ id }) => id)
    const known = await tx.seat.count({ where: { id: { in: ids } } })
    if (known < ids.length)
      await tx.seat.createMany({ data: seats.map((seat) => ({ ...seat, roomId, availableFrom: toColumn(availableFrom) })) })
    const made = await tx.seat.findMany({ where: { id: { in: ids } }, include: seatKind.include, orderBy: { code: 'asc' } })
    return made.map((seat) => seatView.parse(viewOf(seat)))
  })
