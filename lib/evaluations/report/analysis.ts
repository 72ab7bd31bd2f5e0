import { isMet, isMissing } from '../rules.ts'
import type { ScoredItem } from '../schema.ts'
import { nameOf, outputsOf, unreported } from './figures.ts'
import type { Narrator } from './narrator.ts'
import { project } from './project.ts'

/** 四、绩效评价指标分析情况, first half: what was done and what came of it. */
export function writeManagement(w: Narrator): void {
  w.part('analysis', '绩效评价指标分析情况')
  w.section('management', '项目管理绩效指标分析')
  writeProcess(w)
  writeEconomy(w)
  writeSustainability(w)
  writeSociety(w)
  writeSatisfaction(w)
}

const key = (item: ScoredItem, name: string) => `${nameOf(item.code)}_${name}`
const verdict = (item: ScoredItem) => (isMissing(item) ? '' : isMet(item) ? '，达到指标值' : '，未达到指标值')
/** 预算执行率为95%（指标值100%），未达到指标值 */
const standing = (w: Narrator, item: ScoredItem): string =>
  !item.isApplicable
    ? `${item.name}本年度不适用`
    : `${item.name}${isMissing(item) ? '' : '为'}${w.amount(key(item, 'actual'))}（指标值${w.amount(key(item, 'target'))}）${verdict(item)}`

/** How the indicators of one 二级 came out; praise only when all of them reached their target. */
function outcome(w: Narrator, level2: RegExp, praise: string): string {
  const items = w.snapshot.items.filter((item) => level2.test(item.level2))
  const short = items.filter((item) => item.isApplicable && !isMet(item))
  if (items.length === 0) return ''
  if (short.length > 0) return `其中，${short.map((item) => standing(w, item)).join('；')}。`
  return `${items.map(({ name }) => name).join('、')}${items.length > 1 ? '均' : ''}达到指标值，${praise}`
}

function writeProcess(w: Narrator): void {
  const items = w.snapshot.items.filter(({ level1 }) => level1.includes('过程'))
  if (items.length === 0) return
  w.body('process', `从过程管理上看：${items.map((item) => standing(w, item)).join('；')}。`)
}

function writeEconomy(w: Narrator): void {
  const { year, figures } = w.snapshot
  const regions = figures.salonRegions.length > 0 && w.some('salons') ? `在${figures.salonRegions.join('、')}` : ''
  const salons = w.clause('salons', () => `${year}年${regions}共召开“倾”沙龙系列座谈${w.amount('salons')}`)
  const attendance = w.clause('attendance', () => `全年各类活动累计签到${w.amount('attendance')}`)
  const matches = w.clause('matches', () => `促成商协会机构及相关会员企业与有关部门、产业载体、企业对接洽谈${w.amount('matches')}`)
  w.body(
    'economy',
    `从经济效益上看：围绕创享湾“倾”沙龙座谈特色品牌，做好资源链接服务，践行“倾听”声音诉求、“倾谈”项目想法、“倾情”做好服务的理念，${salons}，${attendance}，${matches}。${outcome(w, /经济/, '相关行业交流及潜在项目洽谈得到有效推动。')}`,
  )
}

function writeSustainability(w: Narrator): void {
  const due = w.clause('requestsDue', () => `${w.snapshot.year}年到期应办结服务诉求${w.amount('requestsDue')}`)
  w.body(
    'sustainability',
    `从可持续效益上看：采用三人小组“一对一”服务模式，精准对接商协会需求，全链条跟踪服务涉商诉求，${due}；联动区内政府部门建立商协会互动对接服务机制，链接人力、财税、招聘、法律等第三方专业资源，为港澳商协会提供交流合作、项目对接、宣传展示一站式服务，促进跨行业跨地域商协会之间信息互联、资源共享。${outcome(w, /可持续/, '可持续服务能力逐步形成。')}`,
  )
}

function writeSociety(w: Narrator): void {
  const { year } = w.snapshot
  const articles = w.clause('articles', () => `${year}年发布推文${w.amount('articles')}`)
  const followers = w.clause('followers', () => `累计关注${w.amount('followers')}`)
  const reads = w.clause('reads', () => `年度阅读${w.amount('reads')}`)
  w.body(
    'society',
    `从社会效益上看：以${project.account}为线上宣传主阵地，聚焦港澳商协会关注热点，传递南沙资讯、传播机构声音、传导湾区能量，${articles}，${followers}，${reads}；线下以${project.nickname}为阵地，宣传展示南沙发展优势和产业政策。${outcome(w, /社会/, '面向港澳的开放载体、交流平台和示范窗口作用得到发挥。')}`,
  )
}

function writeSatisfaction(w: Narrator): void {
  const residents = w.clause('residents', () => `常驻机构${w.amount('residents')}`)
  const responses = w.clause('responses', () => `收回有效问卷${w.amount('responses')}`)
  const satisfaction = w.clause('satisfactionPercent', () => `入驻机构服务满意度为${w.amount('satisfactionPercent')}`)
  w.body(
    'satisfaction',
    `从公众满意度上看：为集聚区入驻机构提供场地及日常运营保障、政务咨询及导办服务，${residents}；满意度调查${responses}，${satisfaction}。${outcome(w, /满意/, '入驻机构对服务总体认可。')}`,
  )
}

/** 四、second half: the table of all indicators, and whether each sub-project delivered. */
export function writeResults(w: Narrator): void {
  w.section('results', '项目结果绩效情况分析')
  w.body(
    'overall',
    `从总体上看，${w.amount('items')}绩效指标中，达到指标值的${w.amount('met')}，未达到指标值的${w.amount('below')}${w.some('missing') ? `，${unreported}的${w.amount('missing')}` : ''}。各项指标完成及得分情况见${w.nextTable()}。`,
  )
  w.table('table', '绩效指标完成情况')
  if (w.snapshot.items.length > 0) w.chart('chart', '各项指标得分情况')
  const { lines } = w.snapshot.funds
  if (lines.length === 0) return
  const outputs = lines.map(({ subProject }) => outputsOf(w.snapshot, subProject))
  const covered = outputs.every((items) => items.length > 0)
  const fulfilled = outputs.map((items) => items.length > 0 && items.every((item) => isMet(item) || !item.isApplicable))
  w.body(
    'outputs',
    `${covered ? '每个子项目至少对应一个产出指标，符合绩效指标设置要求。' : '部分子项目未设置产出指标，须补充完善。'}${w.amount('subprojects')}子项目${fulfilled.every(Boolean) ? '均已按预期完成产出指标值：' : '产出指标完成情况如下：'}`,
  )
  for (const [index, { subProject }] of lines.entries()) {
    const end = index === lines.length - 1 ? '。' : '；'
    if (outputs[index]?.length === 0) {
      w.item(`output_${index + 1}`, `${subProject}：未设置产出指标${end}`)
      continue
    }
    const short =
      outputs[index]
        ?.filter((item) => item.isApplicable && !isMet(item))
        .map((item) => item.name + (isMissing(item) ? unreported : '未达到预期')) ?? []
    w.item(
      `output_${index + 1}`,
      `${subProject}：设产出指标${w.amount(`outputs_${index + 1}`)}，达到指标值${w.amount(`outputs_met_${index + 1}`)}，${fulfilled[index] ? '按预期完成' : short.join('，')}${end}`,
    )
  }
}
