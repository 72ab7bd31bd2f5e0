import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import common from '#lib/messages/zh-Hans/common.json' with { type: 'json' }
import enums from '#lib/messages/zh-Hans/enums.json' with { type: 'json' }
import table from '#lib/messages/zh-Hans/table.json' with { type: 'json' }
import type { FilterKind, TableColumn } from './columns.ts'
import { filterText } from './filter-words.ts'

const t = createTranslator({ locale: 'zh-Hans', messages: { common, enums, table }, timeZone: 'Asia/Shanghai' }) as never
const column = (filter: FilterKind): TableColumn => ({
  ...{ name: 'x', kind: 'text', label: 'x', at: 'x', isSortable: true, isOptional: true },
  filter,
})
const status = column({ kind: 'choice', codes: ['held', 'planned'], words: 'eventStatus', tones: {} })
const reference = column({ kind: 'reference', to: { name: 'o', find: async () => [], labelOf: async () => '' } })

describe('a filter is said in words', () => {
  test.each([
    [status, { is: ['held', 'planned'] }, '已举办、计划中'],
    [column({ kind: 'yesNo' }), { is: ['true'] }, '是'],
    [column({ kind: 'days' }), { from: '2026-01-01', to: '2026-03-31' }, '2026-01-01 至 2026-03-31'],
    [column({ kind: 'days' }), { from: '2026-01-01' }, '2026-01-01 起'],
    [column({ kind: 'numbers' }), { to: '100' }, '不大于 100'],
    [column({ kind: 'text' }), { contains: '青年' }, '含“青年”'],
    [column({ kind: 'text' }), { isEmpty: true }, '未填写'],
    [column({ kind: 'text' }), { contains: '青年', isEmpty: true }, '含“青年”，或未填写'],
    [column({ kind: 'text' }), { isEmpty: false }, '已填写'],
    [reference, { is: ['1'] }, '香港商会'],
    // a code that somebody typed into the address
    [status, { is: ['gone'] }, 'gone'],
  ] as const)('%#', (of, ask, said) => {
    expect(filterText(of, ask as never, t, () => '香港商会')).toBe(said)
  })
})
