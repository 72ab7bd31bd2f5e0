import { expect, test } from 'vitest'
import { findOverlap, inPlanOrder, nudged, runningCodes, seatLabel, seatState } from './rules.ts'

test.each([
  ['501', '工位01', '501-工位01'],
  ['501-01室', '501-01室', '501-01室'],
  ['501', '501-工位01', '501-工位01'],
])('a seat of room %s with the code %s is written %s', (room, code, label) => {
  expect(seatLabel(room, code)).toBe(label)
})

test.each([
  ['vacant', {}, '2023-05-01'],
  ['closed', {}, '2023-02-28'],
  ['vacant', { closedOn: '2023-05-02' }, '2023-05-01'],
  ['closed', { closedOn: '2023-05-01' }, '2023-05-01'],
  ['occupied', { isTaken: true }, '2023-05-01'],
  ['occupied', { isTaken: true, agreementEndsOn: '2023-07-01' }, '2023-05-01'],
  ['expiring', { isTaken: true, agreementEndsOn: '2023-06-30' }, '2023-05-01'],
  ['expiring', { isTaken: true, agreementEndsOn: '2023-05-01' }, '2023-05-01'],
  ['overdue', { isTaken: true, agreementEndsOn: '2023-04-30' }, '2023-05-01'],
])('a seat is %s when %j on %s', (state, more, day) => {
  const seat = { availableFrom: '2023-03-01', closedOn: null, agreementEndsOn: null, isTaken: false, dueSoon: '2023-06-30', day }
  expect(seatState({ ...seat, ...more })).toBe(state)
})

test('new seats have running codes with as many digits as the last one needs', () => {
  expect(runningCodes('工位', 8, 3)).toEqual(['工位08', '工位09', '工位10'])
  expect(runningCodes('A', 99, 2)).toEqual(['A099', 'A100'])
})

const room = (code: string, left: number, top: number, floor = '5层') => ({ code, floor, left, top, width: 3, height: 2 })

test('rooms that touch do not overlap, rooms that share a cell do, and floors are apart', () => {
  expect(findOverlap([room('1', 0, 0), room('2', 3, 0), room('3', 0, 2)])).toBeNull()
  expect(findOverlap([room('1', 0, 0), room('2', 2, 1)])?.map(({ code }) => code)).toEqual(['1', '2'])
  expect(findOverlap([room('1', 0, 0), room('2', 2, 1, '6层')])).toBeNull()
})

test('a room is moved within the grid and never smaller than one cell', () => {
  expect(nudged(room('1', 0, 0), { left: -1, top: 120 })).toEqual({ left: 0, top: 99, width: 3, height: 2 })
  expect(nudged(room('1', 0, 0), { width: 0, height: -4 })).toEqual({ left: 0, top: 0, width: 1, height: 1 })
})

test('a plan is read from top to bottom and from left to right', () => {
  expect([room('3', 0, 2), room('2', 3, 0), room('1', 0, 0)].sort(inPlanOrder).map(({ code }) => code)).toEqual(['1', '2', '3'])
})
