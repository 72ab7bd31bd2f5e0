import type { LintFigure } from './schema.ts'

/** What is said of a thing: its result, what it was to reach, its points …; `money` is any of budget and payments. */
const roles = ['target', 'weight', 'score', 'deviation', 'deduction', 'rate', 'paid', 'initial', 'budget', 'met', 'outputs'] as const
type Role = (typeof roles)[number]
const roleWords: Record<Role, RegExp> = {
  target: /指标值|目标值|计划值|年度目标/g,
  weight: /分值|权重|满分/g,
  score: /得分|评分|计分/g,
  deviation: /偏差率|偏差/g,
  deduction: /扣减|扣分|扣/g,
  rate: /执行率|支出进度/g,
  paid: /支出|执行数|使用|结算|花费|已付/g,
  initial: /年初/g,
  budget: /预算|安排|分配|下达/g,
  met: /达到指标值|达标|完成指标值|按期完成/g,
  outputs: /产出指标/g,
}

/** Something that prose speaks of, by the words it is spoken of with; `plainly` are the figures it is when no role is named. */
export type Subject = {
  words: string[]
  plainly: string[]
  roles: Partial<Record<Role, string>>
  /** The clause must say this too, or must not say that, for the words to mean this figure. */
  needs?: RegExp
  not?: RegExp
  /** Speaks of the project as a whole, and gives way where one of its parts is named. */
  isWhole?: boolean
}

const plainSubject = (key: string, words: string[], rest: Partial<Subject> = {}): Subject => ({ words, plainly: [key], roles: {}, ...rest })

/** Money of a project that is neither its budget nor what was paid of it. */
const otherMoney = /结余|剩余|余额|调减|调增|调出|调入|追加|压减|节约|差额|首期|首付|预付|定金|尾款|单价|支付给|向.+支付/

/** What any year's narrative speaks of. */
const known: Subject[] = [
  plainSubject('followers', ['关注人数', '关注量', '关注者', '关注', '粉丝'], { not: /热点|问题|新增|净增|取消|取关/ }),
  plainSubject('reads', ['阅读量', '阅读次数', '阅读人数', '阅读', '浏览量'], { not: /平均|篇均|单篇|最高/ }),
  plainSubject('articles', ['推文', '图文', '文章'], { not: /平均|每月|月均|原创|转载/ }),
  plainSubject('salons', ['沙龙'], { not: /经费|预算|参加|参与|(?:香港|澳门)(?:召开|举办)/ }),
  plainSubject('attendance', ['签到'], { not: /每场|平均|场均|沙龙/ }),
  plainSubject('matches', ['对接洽谈', '洽谈对接', '促成对接', '对接'], { not: /服务对接|需求|香港|澳门|意向/ }),
  plainSubject('residents', ['常驻商协会机构', '常驻机构', '常驻商协会', '入驻机构', '入驻商协会', '进驻机构', '进驻商协会', '常驻'], {
    not: /新增|新进|新入|新引|引进|退出|迁出|累计|香港|澳门|国际|走访|发放|满意|来自|抽样/,
  }),
  plainSubject('requestsDue', ['诉求'], { needs: /到期|应办结/ }),
  plainSubject('responses', ['问卷'], { needs: /收回|回收|有效|收到|填写|填报/, not: /发放|发出|设计/ }),
  plainSubject('satisfactionPercent', ['满意度', '满意率'], { not: /非常满意|比较满意|个人|单项/ }),
  { ...plainSubject('total', ['自评得分', '自评总分', '总得分', '综合得分', '评价得分', '总分', '得分']), isWhole: true },
  { ...plainSubject('weight', ['分值共计', '分值合计', '分值总计', '总分值', '分值', '满分']), isWhole: true },
  plainSubject('items', ['绩效指标', '指标'], {
    isWhole: true,
    needs: /绩效指标|共|设置|设有|设定|合计|总计|全部/,
    not: /达到|达标|达成|未|完成|超|偏|低于|新增|调整|删|取消|替换|部分|其中|一级|二级|三级|核心|关键/,
  }),
  plainSubject('met', ['达到指标值', '达标', '完成指标值'], { isWhole: true, not: /未|不|率/ }),
  plainSubject('below', ['未达到指标值', '未达标', '未达到年度指标值', '未完成指标值'], { isWhole: true, not: /率/ }),
  plainSubject('missing', ['未填报'], { isWhole: true }),
  plainSubject('subprojects', ['子项目'], { not: /未|部分|仅|其中|新增|调整/ }),
  plainSubject('initial', ['年初预算'], { isWhole: true, not: otherMoney }),
  plainSubject('budget', ['全年预算', '调整后预算', '调整预算'], { isWhole: true, not: otherMoney }),
  { words: ['预算'], plainly: ['budget', 'initial'], roles: {}, isWhole: true, needs: /本项目|安排|总|共|合计|核定|批复/, not: otherMoney },
  plainSubject('paid', ['全年执行数', '实际支出', '实际执行', '累计支出', '支出合计', '总支出', '执行数'], { isWhole: true }),
  plainSubject('paid', ['支出'], { isWhole: true, needs: /本项目|全年|年度|总|共|合计/, not: otherMoney }),
  plainSubject('rate', ['预算执行率', '资金执行率', '支出执行率', '执行率'], { isWhole: true }),
  plainSubject('policiesMissing', ['制度'], { needs: /未印发|尚未|未制定|缺/ }),
  plainSubject('contractsWithFindings', ['合同'], { needs: /差异|不一致|不符/ }),
]

/** The beginning of a figure's name, when it ends in `end`: 场地租赁费全年预算数 → 场地租赁费. */
const stemOf = (figures: ReadonlyMap<string, LintFigure>, key: string, end: string): string | null => {
  const name = figures.get(key)?.name ?? ''
  return name.endsWith(end) && name.length > end.length ? name.slice(0, -end.length) : null
}
const counted = /(?:机构数|篇数|人数|月数|次数|项次|场次|数)$/

/** Everything that the figures of a year may be spoken of as. */
export function subjectsOf(figures: ReadonlyMap<string, LintFigure>): Subject[] {
  const present = (keys: Partial<Record<Role, string>>) =>
    Object.fromEntries(Object.entries(keys).filter(([, key]) => figures.has(key))) as Partial<Record<Role, string>>
  return [
    ...known.filter(({ plainly }) => plainly.some((key) => figures.has(key))),
    ...[...figures.keys()].flatMap((key): Subject[] => {
      const [, stem = '', end = ''] = /^(.+)_([a-z]+|\d+)$/.exec(key) ?? []
      if (end === 'actual') return indicator(stem, stemOf(figures, key, '实际完成值'))
      if (stem === 'budget') return subProject(end, stemOf(figures, key, '全年预算数'))
      if (/^items(_\d+)?$/.test(stem)) return level(key, stemOf(figures, key, '数'))
      return []
    }),
  ]

  function indicator(code: string, name: string | null): Subject[] {
    if (name === null) return []
    const short = name.replace(counted, '')
    // what is deducted may be said of the target missed or of the reviewer's decision: it is not looked at
    const keys = { target: `${code}_target`, weight: `${code}_weight`, score: `${code}_score`, deviation: `${code}_deviation` }
    const words = short !== name && short.length >= 4 ? [name, short] : [name]
    return [{ words, plainly: [`${code}_actual`], roles: present(keys) }]
  }
  function subProject(place: string, name: string | null): Subject[] {
    if (name === null) return []
    const keys = { initial: `initial_${place}`, budget: `budget_${place}`, paid: `paid_${place}`, rate: `rate_${place}` }
    const plainly = [keys.budget, keys.initial, keys.paid]
    return [
      {
        words: [name],
        not: otherMoney,
        plainly: plainly.filter((key) => figures.has(key)),
        roles: present({ ...keys, met: `outputs_met_${place}`, outputs: `outputs_${place}` }),
      },
    ]
  }
  function level(key: string, name: string | null): Subject[] {
    if (name === null) return []
    const place = /^items_(\d+)$/.exec(key)?.[1]
    const own = place ? present({ weight: `weight_${place}`, score: `score_${place}` }) : {}
    return [{ words: [name], plainly: [key, ...Object.values(own)], roles: own, not: /达到|达标|未|完成/ }]
  }
}

export type Spoken = { from: number; to: number; subject: Subject }

/** Where a text speaks of which subject: of two that overlap the longer one, of the whole only where no part is named. */
export function spokenIn(text: string, subjects: Subject[]): Spoken[] {
  const all = subjects.flatMap((subject) => {
    if (subject.not?.test(text) || (subject.needs && !subject.needs.test(text))) return []
    return subject.words.flatMap((word) => placesOf(text, word).map((from) => ({ from, to: from + word.length, subject })))
  })
  const longest = all.filter(
    (one) => !all.some((other) => other.from <= one.from && other.to >= one.to && other.to - other.from > one.to - one.from),
  )
  const hasPart = longest.some(({ subject }) => !subject.isWhole && Object.keys(subject.roles).length > 0)
  return longest.filter(
    ({ subject }) => !(hasPart && subject.isWhole && /^(total|weight|rate|items|budget|initial|paid)$/.test(subject.plainly[0] ?? '')),
  )
}

function placesOf(text: string, word: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(at)
  return places
}

export type RolePlace = { role: Role; from: number }
/** The roles that a text names outside of the names of subjects. */
export function rolesIn(text: string, spoken: Spoken[]): RolePlace[] {
  return roles.flatMap((role) =>
    [...text.matchAll(roleWords[role])].flatMap(({ index }) =>
      (role === 'target' && /(?:达到|完成)(?:年度)?$/.test(text.slice(0, index))) ||
      spoken.some(({ from, to, subject }) => !subject.isWhole && index >= from && index < to)
        ? []
        : [{ role, from: index }],
    ),
  )
}
