import expected from '../../prisma/demo/2023/expected.json' with { type: 'json' }
import { demands, deviationPercent, finalScore, scoreItem, total } from '../evaluations/rules.ts'
import type { ScoredItem, Snapshot } from '../evaluations/schema.ts'
import { usualLimits } from '../limits/schema.ts'
import { percent } from '../money.ts'

/** Level 1, level 2, operator and sub-project of each indicator, as the sample year's 绩效目标表 has them. */
const places: Record<string, [level1: string, level2: string, operator: string, subProject: string | null]> = {
  P1: ['过程', '资金管理', '=', null],
  P2: ['过程', '资金管理', '=', null],
  P3: ['过程', '事项管理', '=', null],
  P4: ['过程', '事项管理', '=', null],
  O1: ['产出', '数量指标', '≥', '场地租赁费'],
  O2: ['产出', '数量指标', '≥', '日常运作经费'],
  O3: ['产出', '数量指标', '≥', '活动经费'],
  O4: ['产出', '数量指标', '≥', '运营服务项目经费'],
  O5: ['产出', '质量指标', '≥', '运营服务项目经费'],
  O6: ['产出', '质量指标', '≥', '日常运作经费'],
  B1: ['效益', '经济效益指标', '≥', '活动经费'],
  B2: ['效益', '社会效益指标', '≥', '运营服务项目经费'],
  B3: ['效益', '社会效益指标', '≥', '运营服务项目经费'],
  B4: ['效益', '满意度指标', '≥', '运营服务项目经费'],
}

const texts: Record<string, [cause: string, measure: string, due: string]> = {
  P1: ['部分活动物料和运营服务费用按实际结算，年末形成结余。', '细化预算编制，按季度通报支出进度，年中按需调剂。', '2024-06-30'],
  P3: ['机构进驻退出、服务内容边界和机构管理评价等制度尚在起草论证。', '完成制度起草、征求意见和印发。', '2024-03-31'],
  P4: ['运营服务合同未列明推文撰写的计价方式，结算时按篇计价。', '签订补充协议，统一合同服务内容与结算口径', '2024-02-29'],
}

const indicatorTrace = (code: string) => `/trace?year=2023&code=${code}`
const termTrace = (measure: string, facet?: string) =>
  `/trace?measure=${measure}&reducer=sum&from=2023-01-01&to=2023-12-31${facet ? `&facet=${encodeURIComponent(facet)}` : ''}`

function scored({ code, name, target, unit, weight, actual, score }: (typeof expected.items)[number]): ScoredItem {
  const [level1, level2, operator, subProject] = places[code] ?? ['', '', '≥', null]
  const goal = { operator, target: String(target), actual: String(actual) }
  const deviation = deviationPercent(goal)
  const [cause, measure, measureDue] = texts[code] ?? ['', '', null]
  return {
    ...{ code, level1, level2, name, unit, subProject, ...goal, weight: String(weight), setWeight: String(weight) },
    ...{ kind: 'quantitative', isApplicable: true, notApplicableReason: '', band: null, bandPercent: null, bandText: '' },
    baseScore: scoreItem({ ...goal, weight: String(weight) }),
    ...{ deduction: '0', deductionReason: '', score: score.toFixed(2), deviationPercent: deviation },
    ...{ demand: demands({ deviationPercent: deviation }), cause, measure, measureDue, overshoot: null },
    ...{ measureOwner: measure === '' ? '' : '综合科', explanationVersion: null },
    trace: indicatorTrace(code),
  }
}

const fund = (subProject: string, budgetYuan: string, paidYuan: string) => ({
  ...{ subProject, initialYuan: budgetYuan, adjustedYuan: budgetYuan, paidYuan },
  ratePercent: percent(paidYuan, budgetYuan),
  trace: termTrace('costs.paid', subProject),
})

const figure = (value: string, unit: string, trace: string) => ({ value, unit, trace })

/** The sample year's evaluation as queries would fill it, without a database; a fresh object each time. */
export const snapshot2023 = (): Snapshot => ({
  year: expected.year,
  limits: usualLimits,
  asOf: '2023-12-31',
  madeAt: '2024-01-15T02:00:00Z',
  project: {
    level1: '港澳与外事工作经费',
    level2: '广州南沙港澳商协会服务集聚区综合保障经费',
    department: '广州南沙经济技术开发区港澳合作事务办公室',
    unit: '广州南沙经济技术开发区港澳合作事务办公室',
  },
  funds: {
    initialYuan: '1525000.00',
    adjustedYuan: '1525000.00',
    paidYuan: '1448750.00',
    ratePercent: '95',
    lines: [
      fund('场地租赁费', '545000.00', '545000.00'),
      fund('日常运作经费', '444700.00', '400000.00'),
      fund('运营服务项目经费', '299000.00', '284050.00'),
      fund('活动经费', '236300.00', '219700.00'),
    ],
  },
  items: expected.items.map(scored),
  weight: '100',
  total: expected.total.toFixed(2),
  grade: 'excellent',
  missing: [],
  unexplained: [],
  figures: {
    residents: figure('18', '家', indicatorTrace('O1')),
    salons: figure('6', '场', indicatorTrace('O3')),
    salonRegions: ['南沙', '广州', '香港', '澳门'],
    attendance: figure(String(expected.signInHeads), '人次', termTrace('events.attendance')),
    articles: figure('42', '篇', indicatorTrace('O4')),
    followers: figure('396', '人', indicatorTrace('B2')),
    reads: figure('11268', '次', indicatorTrace('B3')),
    matches: figure('14', '项次', indicatorTrace('B1')),
    requestsDue: figure('120', '件', termTrace('requests.due')),
    satisfactionPercent: figure('94', '%', indicatorTrace('B4')),
    responses: figure(String(expected.surveyResponses.valid), '份', termTrace('surveys.responses')),
  },
  policiesMissing: ['机构进驻退出流程指南', '运营服务内容边界清单', '机构管理评价办法'],
  contractsWithFindings: [
    {
      code: 'HT-2023-03',
      name: '运营服务合同',
      findings: [{ kind: 'item_not_in_contract', subject: '公众号推文撰写' }],
    },
  ],
  measures: [],
})

/** A snapshot whose indicators were changed, scored anew. */
export function rescored(snapshot: Snapshot, change: (item: ScoredItem, index: number) => ScoredItem): Snapshot {
  const items = snapshot.items.map(change).map((item) => {
    const deviation = deviationPercent(item)
    const baseScore = scoreItem(item)
    const demand = demands({ deviationPercent: deviation })
    return { ...item, baseScore, score: finalScore(baseScore, item.deduction), deviationPercent: deviation, demand }
  })
  return { ...snapshot, items, ...total(items) }
}

/** The same year with nothing reported: no actual, no figure, no rate. */
export function withoutFigures(snapshot: Snapshot): Snapshot {
  const { salonRegions: _, ...figures } = snapshot.figures
  const blank = Object.fromEntries(Object.entries(figures).map(([key, figure]) => [key, { ...figure, value: null }]))
  const bare = rescored(snapshot, (item) => ({ ...item, actual: null }))
  const lines = snapshot.funds.lines.map((line) => ({ ...line, ratePercent: null }))
  return { ...bare, figures: { ...snapshot.figures, ...blank, salonRegions: [] }, funds: { ...snapshot.funds, ratePercent: null, lines } }
}
