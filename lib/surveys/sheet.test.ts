import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { importFiles } from '../sheets/import.ts'
import { as } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { noTexts, type Question } from './schema.ts'

testDatabase()
const zh = (text: string) => ({ ...noTexts, 'zh-Hans': text })
const option = (title: string, points: number | null) => ({ id: randomUUID(), title: zh(title), points })
const base = { required: true, hint: noTexts, options: [], fullScore: null, counts: true }
const overall: Question = {
  ...base,
  id: randomUUID(),
  kind: 'score',
  title: { ...zh('您对服务的总体满意度'), 'zh-Hant-HK': '您對服務的總體滿意度' },
  fullScore: 5,
}
const handling: Question = {
  ...base,
  id: randomUUID(),
  kind: 'choice',
  title: zh('诉求办理'),
  options: [option('满意', 10), option('不满意', 0), option('不了解', null)],
}
const wanted: Question = {
  ...base,
  id: randomUUID(),
  kind: 'multiple',
  title: zh('希望增加的服务'),
  options: [option('宣讲', null), option('对接', null)],
  counts: false,
}

const head = [
  '序号',
  '提交答卷时间',
  '所用时间',
  '来源',
  '来自IP',
  '1、机构名称',
  '2、您對服務的總體滿意度【单选题】',
  '3/1.诉求办理',
  '4、希望增加的服务',
  '5、联系人',
]
const bring = (rows: string[][]) => {
  const text = [['测试满意度问卷'], [], head.with(7, '3.诉求办理'), ...rows].map((cells) => cells.join(',')).join('\n')
  return importFiles([{ name: '问卷.csv', bytes: new TextEncoder().encode(text) }], { year: 2026, actor: 'test' })
}

beforeAll(async () => {
  for (const name of ['甲会', '乙会']) await db().organisation.create({ data: { code: name, name, kind: 'chamber', region: 'macao' } })
})

describe('answers of a survey with questions of its own, brought as a file', () => {
  test('are kept by the ids of the questions and scored by them; a second time nothing changes; addresses are not kept', async () => {
    const officer = as('officer')
    const settings = {
      title: '测试满意度问卷',
      titleHant: null,
      titleEn: null,
      year: 2026,
      method: 'mean' as const,
      satisfiedFromPercent: 80,
    }
    const days = { opensOn: null, closesOn: null, askedCount: null, askedReason: null }
    const { id, version } = await officer.surveys.log({ id: randomUUID(), ...settings, ...days })
    await officer.surveys.design({ id, version, intro: noTexts, questions: [overall, handling, wanted] })
    const rows = [
      ['1', '2026-03-01 10:00:00', '60秒', '微信', '203.0.113.7', '甲会', '4', 'A.满意（10分）', '宣讲┋对接', '王'],
      ['2', '2026-03-01 11:00:00', '60秒', '微信', '203.0.113.7', '乙会', '5', '不了解', '宣讲┋别的', '李'],
    ]
    const [first] = (await bring(rows)).files
    expect(first?.state).toBe('written')
    const kept = await db().surveyResponse.findMany({ where: { surveyId: id }, orderBy: { submittedAt: 'asc' } })
    expect(kept.map((row) => [row.organisationName, row.score.toFixed(), row.fullScore.toFixed(), row.via, row.revision])).toEqual([
      ['甲会', '14', '15', 'import', 1],
      ['乙会', '5', '5', 'import', 1],
    ])
    expect(kept[0]?.answers).toEqual({
      [overall.id]: 4,
      [handling.id]: handling.options[0]?.id,
      [wanted.id]: wanted.options.map((one) => one.id),
    })
    expect(kept[1]?.answers).toEqual({ [overall.id]: 5, [handling.id]: handling.options[2]?.id })
    expect(JSON.stringify(kept)).not.toContain('203.0.113')
    expect((await bring(rows)).files[0]?.state).toBe('unchanged')
    expect(await db().survey.count({ where: { year: 2026 } })).toBe(1)
  })
})
