import { describe, expect, test } from 'vitest'
import { rescored, snapshot2023, withoutFigures } from '../testing/snapshot2023.ts'
import { makeBulletin } from './bulletin.ts'
import { readControls, readFigures } from './report/read.ts'

const closing = { number: 1, sha256: 'ab12cd34ef56'.padEnd(64, '0'), closedAt: '2024-03-01T02:00:00.000Z', closedBy: '主任' }

describe('the bulletin', () => {
  test('prints the year’s own figures, each in a control, with the first digits of the closing', async () => {
    const docx = await makeBulletin({ ...snapshot2023(), closing }, { baseUrl: 'https://house.example' })
    const figures = readFigures(docx)
    expect([figures.get('total'), figures.get('grade'), figures.get('paid'), figures.get('salons')]).toEqual(['97.00', '优', '144.88', '6'])
    expect(figures.get('P3_actual')).toBe('62.5')
    expect(readControls(docx).find(({ tag }) => tag === 'c:sha256')?.text).toBe('ab12cd34ef56')
  })

  test('says of a year without figures that they are 未填报', async () => {
    expect(readFigures(await makeBulletin(withoutFigures(snapshot2023()), { baseUrl: '' })).get('total')).toBe('未填报')
  })

  test('stays on its page however much was written: what does not fit is counted and left to the report', async () => {
    const snapshot = rescored(snapshot2023(), (item) => ({
      ...item,
      actual: '1',
      cause: '原因'.repeat(200),
      measure: '措施'.repeat(200),
      measureDue: '2024-06-30',
    }))
    const docx = await makeBulletin(snapshot, { baseUrl: '' })
    const texts = readControls(docx).filter(({ tag }) => /^f:\w+_actual$/.test(tag))
    expect(texts.length).toBeGreaterThan(0)
    expect(texts.length).toBeLessThan(snapshot.items.length)
  })
})
