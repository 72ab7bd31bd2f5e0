import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figuresOf } from '../evaluations/report/figures.ts'
import { snapshot2023 } from '../testing/snapshot2023.ts'
import { lintNarrative } from './rules.ts'
import { isHint, type LintFigure } from './schema.ts'

const figures2023 = [...figuresOf(snapshot2023()).values()]
const paragraphsOf = (text: string) =>
  text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [{ key: String(index + 1), text: line }]))
const told = (text: string, options: { canBind?: boolean; figures?: LintFigure[] } = {}) =>
  lintNarrative(paragraphsOf(text), options.figures ?? figures2023, { year: 2023, ...options }).map(
    ({ rule, found, wanted }) => `${rule}: ${found} → ${wanted}`,
  )

describe("the seed's own text with its own figures", () => {
  const seed = readFileSync('lib/lint/seed-2023.txt', 'utf8')

  test('reports its three slips and nothing else', () => {
    expect(told(seed)).toEqual(['unit: 54.50 → 54.50万元', 'numbering: 四 → 三', 'unit: 近400人次 → 近400人'])
  })

  test('offers to bind the numbers that are the very figures', () => {
    const hints = lintNarrative(paragraphsOf(seed), figures2023, { year: 2023, canBind: true }).filter(({ rule }) => isHint(rule))
    expect(hints.map(({ found, mend }) => `${found} → ${mend}`)).toEqual([
      '152.5万元 → {{budget:unit}}',
      '44.47 万 → {{budget_2:unit}}',
      '29.90 万 → {{budget_3:unit}}',
      '23.63 万 → {{budget_4:unit}}',
      '14 个 → {{items:unit}}',
      '6场 → {{salons:unit}}',
      '18家 → {{residents:unit}}',
      '94% → {{satisfactionPercent:unit}}',
      '4个 → {{subprojects:unit}}',
      '100分 → {{weight:unit}}',
      '97分 → {{total:unit}}',
    ])
  })
})

describe('a number', () => {
  test.each([
    ['获得近400人关注', []],
    ['获得近350人关注', ['number: 近350人 → 396人']],
    ['获得近450人关注', ['number: 近450人 → 396人']],
    ['获得近390人关注', ['number: 近390人 → 396人']],
    ['获得关注396人', []],
    ['获得关注397人', ['number: 397人 → 396人']],
    ['约400人关注、约380人关注', []],
    ['约350人关注', ['number: 约350人 → 396人']],
    ['关注人数不足400人，不到500人关注', []],
    ['关注人数不足390人', ['number: 不足390人 → 396人']],
    ['推文超40篇、40余篇推文、推文40多篇、推文逾40篇', []],
    ['推文超50篇', ['number: 超50篇 → 42篇']],
    ['推文超30篇', ['number: 超30篇 → 42篇']],
    ['推文30多篇', ['number: 30多篇 → 42篇']],
    ['超11000次阅读量，阅读1.1万余次，阅读1.1万次，阅读1.13万次，阅读量11,268次', []],
    ['阅读量达1.2万次', ['number: 1.2万次 → 11268次']],
    ['阅读１１２６８次，阅读１２０００次', ['number: １２０００次 → 11268次']],
    ['召开六场“倾”沙龙，组织5至8场沙龙', []],
    ['召开八场“倾”沙龙', ['number: 八场 → 6场']],
    ['组织7—8场沙龙', ['number: 7—8场 → 6场']],
    ['常驻机构：十八家，常驻机构18家', []],
    ['常驻机构为19家', ['number: 19家 → 18家']],
    ['满意度达百分之九十四，满意度94.0%，满意度在90%以上', []],
    ['满意度为94.5％', ['number: 94.5％ → 94%']],
    ['年初预算152.5万元，全年支出144.875万元，全年支出1448750元，实际支出144.88万元', []],
    ['全年支出144.9万元', ['number: 144.9万元 → 144.88万元']],
    ['本项目预算150万元', ['number: 150万元 → 152.50万元']],
    ['场地租赁费预算54.5万元，实际支出50万元', ['number: 50万元 → 54.50万元']],
    ['日常运作保障9个月', ['number: 9个月 → 10个月']],
    ['自评得分97分；自评得分96分', ['number: 96分 → 97.00分']],
    ['预算执行率为95%（指标值98%），得分9.5分（分值10分）', ['number: 98% → 100%']],
    ['截至2023年12月31日，常驻机构17家', ['number: 17家 → 18家']],
    ['2023年3月启用以来常驻机构17家', ['number: 17家 → 18家']],
    ['管理制度完备率62.5%，得分3分', ['number: 3分 → 2.50分']],
  ])('is read honestly: %s', (text, findings) => {
    expect(told(`${text}。`)).toEqual(findings)
  })

  test('typed for what was not reported is wrong, whatever it says', () => {
    const figures = figures2023.map((figure) => (figure.key === 'salons' ? { ...figure, text: null } : figure))
    expect(told('召开沙龙6场座谈。', { figures: figures.filter(({ key }) => !key.startsWith('O3')) })).toEqual(['number: 6场 → 未填报'])
  })

  test('that is bound is never reported, but a binding to nothing is, and a wrong unit after it', () => {
    expect(told('关注{{followers:unit}}，发布推文{{articles}}篇，阅读{{reads}}次，得分{{P1_score:unit}}。', { canBind: true })).toEqual([])
    expect(told('关注{{followers}}人次，发布{{article}}篇，推文{{articles:unit}}篇。')).toEqual([
      'unit: 人次 → 人',
      'unknown: {{article}} → ',
      'unit: 篇 → ',
    ])
  })
})

test.each([
  '根据会议纪要（穗南开管会纪〔2022〕9号）和[2022]9号、（2022）9号文',
  '于2023年3月在创享湾4号楼501正式启用常驻机构服务',
  '2023年1月至3月、2023-03-15、二〇二三年、2021—2023年发布推文',
  '采用3人小组“一对一”服务模式对接诉求，三人小组跟踪签到',
  '第一批常驻机构、第3次沙龙、第十四届满意度调查',
  '见表1、附件2和图3的满意度，材料12',
  '《三年满意度提升行动100条》所列常驻机构',
  '每个子项目至少对应1个产出指标',
  '每场沙龙签到27人次，场均27人次签到',
  '2022年发布推文20篇，关注200人',
  '满意度比上年提高3个百分点，同比增长12%',
  '计划2024年召开沙龙8场，力争常驻机构20家',
  '上半年召开沙龙3场，第二季度发布推文10篇',
  '其中香港12家、澳门6家常驻机构，其中常驻机构5家',
  '新增入驻机构5家，退出1家常驻机构',
  '发放问卷20份，走访常驻机构10家',
  '一站式服务、一体化推进、十分关注、万分感谢、两地常驻机构',
  '一场沙龙讲述一家常驻机构的故事',
  '二级指标、三级指标、三级指标体系',
  '联系电话020-39050000，13800138000关注公众号',
  '统一个性化推文，百家常驻机构，四分之三的问卷',
  '9:30签到，7×24小时关注，5G推文，A4问卷',
  '各2场沙龙分别在香港、澳门召开',
  '合同金额29.9万元，甲公司预算5万元',
  '十四五期间推文，“十四五”规划指标',
  '3月阅读量达1500次，11月份发布推文6篇',
  '截至6月底，常驻机构15家，关注200人',
  '全年共举办各类活动26场，其中“倾”沙龙3场、培训8场',
  '机构中有12家填写问卷，回收率90%',
  '单篇最高阅读量1200次，推文平均阅读268次',
  '活动经费结余1.66万元，本项目预算结余7.63万元，向某公司支付活动经费3.2万元',
  '管理制度完备率扣1.5分，自评共扣3分',
  '预算执行率低于指标值5%，常驻商协会机构数超过指标值20%',
  '推文目标40篇以上，按要求不少于10场沙龙',
  '办结诉求117件，签到表3份，合同金额5万元',
  '设置一级指标3个、二级指标7个、三级指标14个',
  '新增2个指标，调整3项指标，删去1项指标',
  '推文发布完成率105%',
])('what is no figure of the year is left alone: %s', (text) => {
  expect(told(`${text}。`, { canBind: true })).toEqual([])
})

test.each([
  ['近400人次关注量', 'unit: 近400人次 → 近400人'],
  ['年度阅读11268人', 'unit: 11268人 → 11268次'],
  ['活动签到162人', 'unit: 162人 → 162人次'],
  ['推文42次', 'unit: 42次 → 42篇'],
  ['常驻机构18人', 'unit: 18人 → 18家'],
  ['召开沙龙6家', 'unit: 6家 → 6场'],
  ['场地租赁费预算54.50', 'unit: 54.50 → 54.50万元'],
])('a unit that says something else is named: %s', (text, finding) => {
  expect(told(`${text}。`)).toEqual([finding])
})

test.each([
  ['本项目共设置绩效指标15个', 'count: 15个 → 14个'],
  ['共设置十三个绩效指标', 'count: 十三个 → 14个'],
  ['5个子项目均已完成', 'count: 5个 → 4个'],
  ['2项指标未达标', 'count: 2项 → 3个'],
  ['达到指标值的12个', 'count: 12个 → 11个'],
  ['过程指标3个，产出指标6个', 'count: 3个 → 4个'],
])('a wrong count is named: %s', (text, finding) => {
  expect(told(`${text}。`)).toEqual([finding])
})

describe('parts', () => {
  test('that are right by themselves and miss their total are reported at the total, unless by rounding', () => {
    const figures = figures2023.map((figure) => (figure.key === 'budget_4' ? { ...figure, text: '24.63' } : figure))
    const text = (last: string) =>
      `全年预算152.50万元，其中：\n（1）场地租赁费54.50万元；\n（2）日常运作经费44.47万元；\n（3）运营服务项目经费29.90万元；\n（4）活动经费${last}万元。`
    expect(told(text('23.63'))).toEqual([])
    expect(told(text('24.63'), { figures })).toEqual(['sum: 152.50万元 → 153.5万元'])
    expect(told(text('24.63'))).toEqual(['number: 24.63万元 → 23.63万元'])
  })
  test('of the score and of the points are added up too', () => {
    const figures = figures2023.map((figure) => (figure.key === 'score_3' ? { ...figure, text: '39.00' } : figure))
    const text = (last: string) =>
      `自评得分97.00分。其中：过程指标17.00分（分值20分），产出指标40.00分（分值40分），效益指标${last}分（分值40分）。`
    expect(told(text('40.00'))).toEqual([])
    expect(told(text('39.00'), { figures })).toEqual(['sum: 97.00分 → 96分'])
    expect(told('分值共计100分，其中过程指标20分、产出指标40分、效益指标50分。')).toEqual(['number: 50分 → 40分'])
  })
  test('of any other kind are added up before 合计', () => {
    expect(told('甲10万元、乙20万元，合计31万元。')).toEqual(['sum: 31万元 → 30万元'])
    expect(told('甲10万元、乙20.5万元，合计30.5万元。')).toEqual([])
  })
})

test.each([
  ['（一）甲\n（二）乙\n（四）丙', ['numbering: 四 → 三']],
  ['(一)甲\n（二）乙\n(二) 丙', ['numbering: 二 → 三']],
  ['一、甲\n（一）甲\n二、乙\n（一）甲\n（二）乙\n四、丙', ['numbering: 四 → 三']],
  ['1. 甲\n2．乙\n4、丙', ['numbering: 4 → 3']],
  ['（一）甲\n1. 甲\n2. 乙\n（二）乙\n1. 甲', []],
  ['（1）甲\n- (2) 乙\n- (4) 丙', ['numbering: 4 → 3']],
  ['包括：（1）甲；（2）乙；（4）丙。', ['numbering: 4 → 3']],
  ['一是甲；二是乙；四是丙。', ['numbering: 四 → 三']],
  ['表1 甲\n表2 乙\n表4 丙', ['numbering: 4 → 3']],
  ['（十）甲', ['numbering: 十 → 一']],
])('a skipped or repeated number of a section is named: %j', (text, findings) => {
  expect(told(text)).toEqual(findings)
})

test.each([
  ['自评结果为良', ['grade: 良 → 优']],
  ['自评结果为优', []],
  ['评价等级为“中”', ['grade: 中 → 优']],
  ['评定为良好', ['grade: 良好 → 优']],
  ['评价等级分为优、良、中、差', []],
  ['评价结果为中长期安排提供参考', []],
])('a grade has to fit the total: %s', (text, findings) => {
  expect(told(`${text}。`)).toEqual(findings)
})

describe('sentences made of any figures', () => {
  const said: [key: string, sentence: (number: string) => string, unit: string][] = [
    ['followers', (number) => `累计关注${number}人`, '人'],
    ['reads', (number) => `年度阅读${number}次`, '次'],
    ['articles', (number) => `共发布${number}篇推文`, '篇'],
    ['salons', (number) => `在粤港澳三地共召开“倾”沙龙系列座谈${number}场`, '场'],
    ['attendance', (number) => `全年各类活动累计签到${number}人次`, '人次'],
    ['matches', (number) => `对接洽谈${number}项次`, '项次'],
    ['residents', (number) => `常驻机构为${number}家`, '家'],
    ['responses', (number) => `收回有效问卷${number}份`, '份'],
    ['items', (number) => `本项目共设置绩效指标${number}个`, '个'],
    ['below', (number) => `未达到指标值的${number}个`, '个'],
    ['subprojects', (number) => `本项目设${number}个子项目`, '个'],
    ['items_2', (number) => `产出指标${number}个`, '个'],
    ['O1_actual', (number) => `常驻商协会机构数${number}家`, '家'],
    ['requestsDue', (number) => `到期应办结服务诉求${number}件`, '件'],
  ]
  const digits = '零一二三四五六七八九'
  const chinese = (value: number): string => {
    const [tens, ones] = [Math.floor(value / 10), value % 10]
    return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || value === 0 ? digits[ones] : ''}`
  }
  const written = (value: number) =>
    fc.constantFrom(
      String(value),
      String(value).replace(/\B(?=(\d{3})+$)/g, ','),
      String(value).replace(/\d/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
      value > 1 && value < 100 ? chinese(value) : String(value),
    )
  const values = fc.array(fc.integer({ min: 2, max: 90_000 }), { minLength: said.length, maxLength: said.length })
  const sentences = values.chain((numbers) =>
    fc.tuple(fc.constant(numbers), fc.tuple(...numbers.map(written)), fc.shuffledSubarray([...said.keys()], { minLength: 1 })),
  )
  const figuresFor = (numbers: number[]): LintFigure[] =>
    said.map(([key, , unit], index) => ({
      key,
      name: figures2023.find((figure) => figure.key === key)?.name ?? key,
      text: String(numbers[index]),
      exact: null,
      unit,
    }))
  const textOf = (order: number[], printed: string[]) => `2023年${order.map((at) => said[at]?.[1](printed[at] ?? '')).join('，')}。`

  test('say nothing wrong', () => {
    fc.assert(
      fc.property(sentences, ([numbers, printed, order]) => {
        expect(told(textOf(order, printed), { figures: figuresFor(numbers) })).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('say exactly one thing wrong when one number is another', () => {
    fc.assert(
      fc.property(sentences, fc.nat(), fc.integer({ min: 1, max: 5000 }), ([numbers, printed, order], pick, more) => {
        const at = order[pick % order.length] ?? 0
        const [key, , unit] = said[at] ?? ['', () => '', '']
        const changed = printed.map((text, index) => (index === at ? String((numbers[index] ?? 0) + more) : text))
        const findings = lintNarrative([{ key: '1', text: textOf(order, changed) }], figuresFor(numbers), { year: 2023 })
        expect(findings.map(({ found, wanted, figure }) => [found, wanted, figure])).toEqual([
          [`${(numbers[at] ?? 0) + more}${unit}`, `${numbers[at]}${unit}`, key],
        ])
      }),
      { numRuns: 200 },
    )
  })
})
