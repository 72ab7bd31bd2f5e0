import { describe, expect, test } from 'vitest'
import { fileOf, gridOf, headingsNamed, headingsShown, isHead, placeOf } from './paste-rows.ts'

const columns = [
  { key: 'code', heading: '活动编号', names: ['活动编号', '编号'], isNeeded: true },
  { key: 'title', heading: '活动名称', names: ['活动名称', '名称'], isNeeded: true },
  { key: 'heldOn', heading: '活动日期', names: ['活动日期', '日期'], isNeeded: false },
]

describe('rows from the clipboard', () => {
  test('are cells between tabs, equally many in each row, with line breaks inside quotes', () => {
    expect(gridOf('a\tb\tc\r\n1\t"二\n行"\r\n\r\n')).toEqual([
      ['a', 'b', 'c'],
      ['1', '二\n行', ''],
    ])
  })

  test('tell a heading row by names that the house knows', () => {
    expect(isHead(['编 号', '名称*', '其他'], columns)).toBe(true)
    expect(isHead(['HD-1', '名称', '2024-01-01'], columns)).toBe(false)
    expect(headingsNamed(['名称（必填）', '备忘', '编号'], columns)).toEqual(['活动名称', null, '活动编号'])
  })

  test('without headings take those of the columns shown, in order', () => {
    const shown = [
      { name: 'title', label: '名称' },
      { name: 'kind', label: '类别' },
      { name: 'day', label: '日期' },
    ]
    expect(headingsShown(shown, columns, 4)).toEqual(['活动名称', null, '活动日期', null])
  })

  test('become a file of the columns that are named, and its cells lead back to where they were pasted', async () => {
    const headings = ['活动名称', null, '活动日期']
    const file = fileOf('活动.csv', [['甲, "乙"', 'x', '某天']], headings)
    expect(await file.text()).toBe('活动名称,活动日期\r\n"甲, ""乙""",某天')
    expect(placeOf('B2', headings)).toEqual({ row: 0, column: 2 })
    expect(placeOf('C2', headings)).toBeNull()
  })
})
