import { decimal, identifier, text, wordOf, yesNo } from '#lib/sheets/cells.ts'
import { day } from '#lib/sheets/days.ts'
import { present } from '#lib/sheets/fields.ts'
import { computed, defineLayout, expected, optional, required } from '#lib/sheets/layout.ts'

const columns = {
  floor: required(text(), '楼层', '所在楼层', '层'),
  roomCode: required(identifier, '房间编号', '房号', '房间号', '房间'),
  roomName: optional(text(), '房间名称', '房名', '房间用途', '用途'),
  areaSqm: optional(
    decimal({ places: 2, min: 0, units: ['㎡', 'm2', '平方米', '平米', '平方'] }),
    '房间面积',
    '面积',
    '面积平方米',
    '使用面积',
  ),
  isShared: optional(yesNo, '是否共用', '共用', '共享', '是否共享'),
  seatCode: expected(identifier, '工位编号', '座位编号', '工位', '座位', '工位号', '座位号'),
  availableFrom: expected(day(), '启用日期', '启用时间', '可用日期', '开放日期'),
  closedOn: optional(day(), '停用日期', '停用时间', '关闭日期'),
  note: optional(text(5000), '备注', '说明'),
  /** The first row of a room tells of the room; the others only of their seat. */
  tellsRoom: computed<boolean>(),
}

/** What every row of a room says of it alike. */
const told = ['floor', 'roomName', 'areaSqm', 'isShared'] as const

/** 房间与工位: a row a seat; a room without seats has a row of its own. */
export const seats = defineLayout({
  name: 'seats',
  after: [],
  columns,
  hints: ['房间', '工位', '座位'],
  label: 'roomCode',
  prepare: (rows) => {
    const first = new Map<string, (typeof rows)[number]>()
    for (const row of rows) {
      const { roomCode, seatCode, availableFrom, closedOn } = row.values
      if (seatCode && !availableFrom) row.refuse('availableFrom', 'cell_empty')
      if (availableFrom && closedOn && closedOn < availableFrom) row.refuse('closedOn', 'ends_before_start', { start: availableFrom })
      const known = first.get(wordOf(roomCode ?? ''))
      row.values.tellsRoom = known === undefined
      if (!known) first.set(wordOf(roomCode ?? ''), row)
      else for (const key of told) if (row.values[key] !== known.values[key]) row.refuse(key, 'contradicts_row', { row: known.row })
    }
  },
  targets: [
    {
      table: 'rooms',
      key: () => ['code'],
      keeps: ['area_sqm', 'note'],
      draft: ({ values, has }) => {
        const { floor, roomCode, roomName, areaSqm, isShared, seatCode, note, tellsRoom } = values
        if (!tellsRoom) return null
        return {
          ...{ code: roomCode, name: roomName ?? roomCode, floor },
          ...(has('isShared') && { is_shared: isShared ?? false }),
          ...(has('areaSqm') && { area_sqm: areaSqm }),
          // a note beside a seat is the seat's
          ...(has('note') && { note: seatCode ? null : note }),
        }
      },
    },
    {
      table: 'seats',
      key: () => ['room_id', 'code'],
      keeps: ['note'],
      draft: (row, references) => {
        const { roomCode, seatCode, availableFrom } = row.values
        const roomId = roomCode && references.roomId(roomCode)
        if (!seatCode || !roomId) return null
        return { room_id: roomId, code: seatCode, available_from: availableFrom, ...present(row, { closed_on: 'closedOn', note: 'note' }) }
      },
    },
  ],
})
