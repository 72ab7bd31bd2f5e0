import { describe, expect, test } from 'vitest'
import { figureWords } from './figure-words.ts'

const words = figureWords([
  { key: 'total', name: '自评得分', unit: '分' },
  { key: 'grade', name: '评价等级', unit: '' },
  { key: 'P1_actual', name: '执行率', unit: '%' },
  { key: 'rate', name: '执行率', unit: '%' },
])

describe('while somebody writes, figures', () => {
  test.each([
    ['自评得分{{total:unit}}，为{{grade}}', '自评得分【自评得分】，为【评价等级】'],
    ['{{total}}分', '【自评得分·数】分'],
    ['{{rate:unit}}和{{P1_actual}}', '【执行率·rate】和【执行率·P1_actual·数】'],
    ['没有数据，也没有{{nothing}}', '没有数据，也没有{{nothing}}'],
  ])('stand in words and go back to what they were: %s', (text, shown) => {
    expect(words.shown(text)).toBe(shown)
    expect(words.stored(shown)).toBe(text)
  })

  test('that nobody knows stay the words that they are', () => {
    expect(words.stored('【重要】【自评得分】')).toBe('【重要】{{total:unit}}')
    expect(words.tokenOf('total')).toBe('【自评得分】')
    expect(words.tokenOf('nothing')).toBe('')
  })
})
