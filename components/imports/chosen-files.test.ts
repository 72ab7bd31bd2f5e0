import { expect, test } from 'vitest'
import { excessOf, read, withMore } from './chosen-files.ts'

const file = (name: string, bytes = 1) => new File([new Uint8Array(bytes)], name)
const megabytes = 1024 * 1024

test('a file chosen again under its name takes the place of the one before', () => {
  const corrected = file('a.xlsx', 2)
  const files = withMore(
    [
      { file: file('a.xlsx'), problem: null },
      { file: file('b.xlsx'), problem: null },
    ],
    [corrected],
  )
  expect(files.map(({ name }) => name)).toEqual(['b.xlsx', 'a.xlsx'])
  expect(files).toContain(corrected)
})
test('two files of one name from two folders are both kept', () => {
  expect(withMore([], [file('a.xlsx'), file('a.xlsx', 2)])).toHaveLength(2)
})
test('more than forty files, or more than 60 MB of files that would be sent, are too much at once', () => {
  expect(excessOf(Array.from({ length: 40 }, (_, at) => file(`${at}.csv`)))).toBeNull()
  expect(excessOf(Array.from({ length: 41 }, (_, at) => file(`${at}.csv`)))).toEqual({ files: 41, bytes: 41 })
  expect(excessOf([1, 2, 3].map((at) => file(`${at}.xlsx`, 20 * megabytes)))).toBeNull()
  expect(excessOf([1, 2, 3, 4].map((at) => file(`${at}.xlsx`, 16 * megabytes)))).toEqual({ files: 4, bytes: 64 * megabytes })
  expect(excessOf([file('large.xlsx', 61 * megabytes)])).toBeNull()
})
test('what is not worth sending says why, and a file is what it was when it was chosen', async () => {
  expect((await read(file('a.xlsx', 20 * megabytes + 1))).problem).toBe('tooLarge')
  expect((await read(file('a.xlsx', 0))).problem).toBe('empty')
  const gone = Object.assign(file('a.xlsx'), { arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) })
  expect((await read(gone)).problem).toBe('unreadable')
  const chosen = file('a.xlsx', 3)
  const kept = await read(chosen)
  expect(kept).toMatchObject({ problem: null, file: { name: 'a.xlsx', size: 3 } })
  expect(kept.file).not.toBe(chosen)
})
