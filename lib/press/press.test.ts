import { afterAll, expect, test } from 'vitest'
import { askerWho, onBehalfOf } from '../asker.ts'
import type { makeForm } from '../evaluations/form.ts'
import type { makeReport } from '../evaluations/report/report.ts'
import { pressed, pressedTable } from '../press.ts'
import { xlsxOf } from '../spreadsheet.ts'
import { snapshot2023 } from '../testing/snapshot2023.ts'

const press = () => (globalThis as { housePress?: { pid: number; kill: (signal?: string) => void } }).housePress
afterAll(() => press()?.kill())
async function* counted(rows: number) {
  for (let at = 0; at < rows; at++) yield [`第${at}行`, String(at)]
}
const table = (rows: number) => ({
  ...{ title: '很长的表', notes: ['一条说明'], rows: counted(rows) },
  columns: [
    { heading: '名称', kind: 'text' as const },
    { heading: '数', kind: 'number' as const },
  ],
})

test('documents are made by another process than the one that answers, and tables are the same there as here', async () => {
  const report = await pressed<typeof makeReport>('report', snapshot2023(), { baseUrl: 'http://house.test' })
  expect(Buffer.from(report).subarray(0, 2).toString()).toBe('PK')
  expect(press()?.pid).not.toBe(process.pid)
  const there = new Uint8Array(await (await pressedTable(table(5000))).arrayBuffer())
  const here = new Uint8Array(await (await xlsxOf(table(5000))).arrayBuffer())
  expect(there.byteLength).toBe(here.byteLength)
})

test('a broken maker tells its error, a press that dies is busy, and the next document is made all the same', async () => {
  await expect(pressed<typeof makeForm>('nothing of that name' as string, snapshot2023())).rejects.toThrow('no maker')
  const cut = pressedTable(table(20_000))
  await new Promise((done) => setTimeout(done, 50))
  press()?.kill('SIGKILL')
  await expect(cut).rejects.toMatchObject({ code: 'BUSY', status: 503 })
  expect((await pressed<typeof makeForm>('form', snapshot2023())).byteLength).toBeGreaterThan(1000)
})

test('what nobody waits for any more is not made, and rows that cannot be read end it with their own error', async () => {
  const ways: (() => void)[] = []
  const left = onBehalfOf(
    askerWho((leave) => ways.push(leave)),
    () => pressedTable(table(20_000)),
  )
  await new Promise((done) => setTimeout(done, 50))
  ways[0]?.()
  await expect(left).rejects.toMatchObject({ code: 'BUSY' })
  async function* broken() {
    yield ['一', '1']
    throw new Error('the rows broke')
  }
  await expect(pressedTable({ ...table(1), rows: broken() })).rejects.toThrow('the rows broke')
  expect((await pressedTable(table(3))).size).toBeGreaterThan(1000)
})
