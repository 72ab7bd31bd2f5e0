import { kindOf, levelsOf } from './figures.ts'
import type { Narrator } from './narrator.ts'
import { goal, project } from './project.ts'
import { chineseDay } from './words.ts'

/** 一、评价项目概述: where the project comes from, its money, its basis. */
export function writeOverview(w: Narrator): void {
  const { year, asOf, project: named, funds } = w.snapshot
  w.part('overview', '评价项目概述')
  w.section('background', '项目背景资料')
  w.body(
    'basis',
    `为贯彻${project.plan}战略部署，加快落实${project.scheme}关于构建国际交往新平台的任务要求，根据南沙开发区管委会主任会议工作部署` +
      `（${project.decisionNumber}）关于将创享湾打造成为粤港澳深化合作的南沙样本和重要展示窗口的要求，由${named.unit}推进落实${project.cluster}` +
      `有关工作。集聚区于${project.openedIn}在${project.place}正式启用，命名为“${project.nickname}”。`,
  )
  w.body(
    'project',
    `为保障${project.nickname}顺利运作，${year}年部门预算在一级预算项目“${named.level1}”下列有二级预算项目“${named.level2}”（以下简称本项目），${
      named.department === named.unit ? '' : `主管部门为${named.department}，`
    }由${named.unit}组织实施。${w.clause('residents', () => `截至${chineseDay(asOf)}，${project.nickname}常驻商协会机构${w.amount('residents')}`)}。`,
  )
  w.section('funds', '项目资金分配情况')
  const lines = funds.lines.map(({ subProject }, index) => `${subProject}${w.amount(`budget_${index + 1}`)}`)
  w.body(
    'money',
    `${year}年本项目年初预算${w.amount('initial')}，全年预算${w.amount('budget')}${lines.length > 0 ? '，其中：' : ''}${lines.join('，')}。截至${chineseDay(asOf)}实际支出${w.amount('paid')}，${w.clause('rate', () => `预算执行率为${w.amount('rate')}`)}。各子项目预算及执行情况见${w.nextTable()}。`,
  )
  w.table('table', '项目资金预算及执行情况')
  writeGaps(w)
  if (funds.lines.length > 0) w.chart('chart', '各子项目预算与执行情况（万元）')
  w.section('policy', '项目政策依据')
  w.item('decision', `《开发区管委会主任会议纪要（${project.decisionNumber}）》；`)
  w.item('reply', `${project.reply}。`)
}

/** 尾差: where the printed parts do not add up to the printed sum, the report says so, and whether rounding can be the reason. */
function writeGaps(w: Narrator): void {
  const gaps = ['initial_gap', 'budget_gap', 'paid_gap'].filter((key) => w.some(key))
  if (gaps.length === 0) return
  // Each rounded part is off by half of 0.01 at most, and so is the sum.
  const rounding = gaps.every((key) => Number(w.figure(key).text) <= (w.snapshot.funds.lines.length + 1) * 0.005)
  const listed = gaps.map((key) => `${w.figure(key).name}${w.amount(key)}`).join('，')
  w.body('gap', `注：${listed}，${rounding ? '系四舍五入产生的尾差' : '系未列入上述子项目的金额'}。`)
}

/** 二、项目绩效目标和绩效指标设定情况: the aim, and how many indicators of which kind. */
export function writeGoals(w: Narrator): void {
  const levels = levelsOf(w.snapshot.items)
  const counts = levels.map((level, first) => {
    const seconds = level.seconds.map(({ name }, second) => `${kindOf(name)}${w.amount(`items_${first + 1}_${second + 1}`)}`)
    return `${kindOf(level.name)}${w.amount(`items_${first + 1}`)}，包括${seconds.join('、')}`
  })
  w.part('goals', '项目绩效目标和绩效指标设定情况')
  w.body('aim', `通过实施本项目，${goal}。`)
  w.body(
    'indicators',
    `本项目共设置绩效指标${w.amount('items')}${counts.length > 0 ? '，其中：' : ''}${counts.join('；')}。各项指标分值合计${w.amount('weight')}。`,
  )
  if (levels.length > 0) {
    w.body('coverage', `指标涵盖${levels.map(({ name }) => name).join('、')}等方面，过程管理与实施成效兼顾，可较全面地反映项目绩效情况。`)
  }
}
