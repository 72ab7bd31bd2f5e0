import type { Measure } from '../facts/rules.ts'
import type { Reducer } from '../facts/schema.ts'
import type { Formula } from './schema.ts'

/** A known way of computing an indicator: the names it goes by, what such a name speaks of, and the units it is given in. */
export type CatalogueEntry = { names: string[]; topic: RegExp; units: string[]; formula: Formula }

const term = (measure: Measure, reducer: Reducer = 'sum', facets: string[] = []) => ({ measure, reducer, facets })
const count = (measure: Measure, reducer?: Reducer, facets?: string[]): Formula => ({
  numerator: term(measure, reducer, facets),
  denominator: null,
  scale: '1',
})
const rate = (numerator: Measure, denominator: Measure, reducer?: Reducer): Formula => ({
  numerator: term(numerator, reducer),
  denominator: term(denominator, reducer),
  scale: '100',
})

/** 清洁 水 电 网络 电话 耗材: a month counts as kept up when all six are settled for it. */
export const upkeepCategories = ['清洁服务', '水费', '电费', '网络费', '电话费', '办公耗材']

/** Looked through in this order: the first entry whose topic and unit fit is proposed. */
export const catalogue: CatalogueEntry[] = [
  { names: ['预算执行率'], topic: /预算.*执行|执行率/, units: ['%'], formula: rate('costs.paid', 'budget.adjusted') },
  { names: ['支出规范率'], topic: /支出.*(规范|合规)|凭证/, units: ['%'], formula: rate('payments.compliant', 'payments.made') },
  { names: ['管理制度完备率'], topic: /制度/, units: ['%'], formula: rate('policies.in_force', 'policies.required', 'level') },
  { names: ['管理制度数'], topic: /制度/, units: ['项', '个', '份'], formula: count('policies.in_force', 'level') },
  { names: ['合同—结算口径一致率'], topic: /合同|结算/, units: ['%'], formula: rate('contracts.consistent', 'contracts.settled') },
  {
    names: ['问卷回收率'],
    topic: /(问卷|答卷|调查).*(回收|应答|答复|回复)率/,
    units: ['%'],
    formula: rate('surveys.responses', 'surveys.population'),
  },
  { names: ['满意答卷占比'], topic: /满意.*(占比|比例|比重)/, units: ['%'], formula: rate('surveys.satisfied', 'surveys.responses') },
  { names: ['入驻机构服务满意度'], topic: /满意/, units: ['%'], formula: rate('surveys.score', 'surveys.full_score') },
  { names: ['服务诉求按期办结率'], topic: /(诉求|请求|需求|咨询).*率/, units: ['%'], formula: rate('requests.on_time', 'requests.due') },
  {
    names: ['服务诉求回访平均评分'],
    topic: /(诉求|回访).*(评分|得分)/,
    units: ['分'],
    formula: { ...rate('requests.revisit_score', 'requests.revisited'), scale: '1' },
  },
  { names: ['服务诉求回访件数'], topic: /回访/, units: ['件', '宗', '项', '个', '次'], formula: count('requests.revisited') },
  { names: ['诉求转介件次'], topic: /转介/, units: ['件', '宗', '项', '次', '件次'], formula: count('requests.referred') },
  { names: ['服务诉求受理件数'], topic: /(诉求|需求|咨询)/, units: ['件', '宗', '项', '个'], formula: count('requests.due') },
  { names: ['场地设施保障达标率'], topic: /(设施|场地|巡检|达标)/, units: ['%'], formula: rate('inspections.passed', 'inspections.done') },
  {
    names: ['日常运作保障月数'],
    topic: /(保障|运作).*月|月数/,
    units: ['月', '个月'],
    formula: count('upkeep.settled', 'months_covered', upkeepCategories),
  },
  { names: ['“倾”沙龙举办场次'], topic: /沙龙/, units: ['场', '场次', '次', '期'], formula: count('salons.held') },
  { names: ['活动参与人次'], topic: /(参与|参加|出席|签到).*人/, units: ['人次', '人'], formula: count('events.attendance') },
  { names: ['活动举办场次'], topic: /活动|宣讲|参访/, units: ['场', '场次', '次'], formula: count('events.held') },
  {
    names: ['常驻商协会机构数'],
    topic: /(常驻|入驻|进驻|在驻).*(机构|商协会|家)|机构数/,
    units: ['家', '个'],
    formula: count('stays.active', 'level'),
  },
  { names: ['促成对接洽谈项次'], topic: /(对接|洽谈)/, units: ['项次', '项', '次', '宗', '个'], formula: count('matches.met') },
  { names: ['公众号年度阅读人数'], topic: /阅读/, units: ['人'], formula: count('articles.read_users') },
  { names: ['公众号年度阅读次数'], topic: /阅读/, units: ['次', '人次'], formula: count('articles.read_times') },
  { names: ['公众号年度分享人数'], topic: /(分享|转发)/, units: ['人'], formula: count('articles.share_users') },
  { names: ['公众号年度分享次数'], topic: /(分享|转发)/, units: ['次', '人次'], formula: count('articles.share_times') },
  { names: ['公众号年度新增关注人数'], topic: /新增.*(关注|粉丝|用户)/, units: ['人'], formula: count('followers.new') },
  { names: ['公众号累计关注人数'], topic: /(关注|粉丝)/, units: ['人'], formula: count('followers.total', 'last') },
  { names: ['公众号推文发布篇数'], topic: /(推文|文章|稿件|发布)/, units: ['篇', '条'], formula: count('articles.published') },
  { names: ['宣传资料下载次数'], topic: /下载/, units: ['次', '人次'], formula: count('materials.downloads') },
  {
    names: ['宣传资料派发份数'],
    topic: /(派发|发放|派送|印发).*(资料|物料|折页|特刊)|(资料|物料|折页|特刊).*(派发|发放|派送)/,
    units: ['份', '册', '本', '张'],
    formula: count('materials.handed_out'),
  },
  {
    names: ['宣传资料制作期数'],
    topic: /宣传(资料|物料|材料|片|册)|特刊|折页|懒人包/,
    units: ['期', '版', '种', '个', '项', '份', '件'],
    formula: count('materials.issued'),
  },
  { names: ['经费支出'], topic: /(支出|经费|费用)/, units: ['元'], formula: count('costs.paid') },
]
