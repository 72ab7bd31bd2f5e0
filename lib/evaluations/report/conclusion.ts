import type { Grade } from '../schema.ts'
import { belowTarget } from './deviations.ts'
import { kindOf, levelsOf } from './figures.ts'
import type { Narrator } from './narrator.ts'
import { project } from './project.ts'

const verdicts: Record<Grade, string> = {
  excellent: '总体看，项目管理较为规范，年度绩效目标实现情况好，资金使用效益得到较好发挥',
  good: '总体看，项目管理基本规范，年度绩效目标实现情况较好，仍有改进空间',
  fair: '总体看，项目基本实施，年度绩效目标实现程度一般，须针对薄弱环节加以改进',
  poor: '总体看，项目年度绩效目标实现程度较低，须认真查找原因并切实整改',
}

/** 五、项目综合评价等级和评价结论: score, grade, and what they mean. */
export function writeConclusion(w: Narrator): void {
  const { year, grade, items } = w.snapshot
  w.part('conclusion', '项目综合评价等级和评价结论')
  w.section('score', '项目综合评价得分及评价等级')
  const parts = levelsOf(items).map(
    (level, first) => `${kindOf(level.name)}${w.amount(`score_${first + 1}`)}（分值${w.amount(`weight_${first + 1}`)}）`,
  )
  const graded = grade ? `自评结果为${w.quote('grade')}` : `因${w.amount('missing')}指标尚未填报，得分未计入未填报指标，暂不评定等级`
  w.body(
    'score',
    `${year}年度财政资金支出绩效自评设置指标分值共计${w.amount('weight')}，${w.clause('total', () => `自评得分${w.amount('total')}`)}，${graded}。${parts.length > 0 ? '其中：' : ''}${parts.join('，')}${parts.length > 0 ? '。' : ''}`,
  )
  w.section('verdict', '项目综合评价结论')
  w.body(
    'project',
    `本项目依托${project.cluster}，以“链接港澳 合作共赢”为理念，通过提供办公场地、会议室、活动空间等免费硬件支持，链接银行、财税、司法、人力资源等第三方服务资源，` +
      '为港澳商协会提供交流合作、项目对接、宣传展示一站式服务，推动粤港澳在各领域的合作。',
  )
  const below = belowTarget(items)
  const weak = below.length > 0 ? `；${below.map(({ name }) => name).join('、')}等方面未达到指标值，须按改进措施整改` : ''
  w.body('verdict', grade ? `${verdicts[grade]}${weak}。` : `部分指标尚未填报，待补齐后形成评价结论${weak}。`)
}
