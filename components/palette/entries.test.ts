import { expect, test } from 'vitest'
import { fitting, typedWords } from './entries.ts'

const entries = [
  { id: 'a', text: '预算调整', hint: '经费' },
  { id: 'b', text: '经费' },
  { id: 'c', text: 'Board' },
]
const readings = ['预算调整\n经费\nyusuantiaozheng\njingfei\nystz\njf', '经费\njingfei\njf', 'board']
const ids = (query: string) => fitting(entries, readings, typedWords(query)).map(({ id }) => id)

test.each([
  ['经费', ['b', 'a']],
  ['jf', ['b', 'a']],
  ['ＪＦ', ['b', 'a']],
  ['jingfei yusuan', ['a']],
  ['BOARD', ['c']],
  ['没有', []],
])('%s finds pages and actions as records are found, those that begin with it first', (query, expected) => {
  expect(ids(query)).toEqual(expected)
})
