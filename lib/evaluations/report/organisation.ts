import type { Narrator } from './narrator.ts'
import { project } from './project.ts'
import { chineseDay } from './words.ts'

/** 三、绩效评价组织情况: purpose, standards, and who did what. */
export function writeOrganisation(w: Narrator): void {
  const { asOf, project: named } = w.snapshot
  w.part('organisation', '绩效评价组织情况')
  w.section('purpose', '绩效评价目的')
  w.body(
    'purpose',
    `对${named.level2}项目作出客观公正的综合评价，考核项目决策、过程管理、项目产出及项目效益，发现项目存在的问题，分析问题根源，总结项目经验，` +
      '对项目实施提出具体可行的建议，提升项目预算绩效管理水平，充分发挥项目实施效益。',
  )
  w.section('standards', '绩效评价标准和评价方法')
  w.body(
    'criteria',
    `绩效评价指标主要参考${project.criteria}设置，评价指标权重根据业务性质进行分值分配；无法明确区分业务内容重要性的，按平均分进行分配。`,
  )
  w.body(
    'scoring',
    '定量指标达到指标值的计满分；未达到指标值的，按实际完成值与指标值的比例计分，得分不高于该项分值。偏差率为实际完成值与指标值之差占指标值的比例，' +
      '正值表示优于指标值，负值表示未达到指标值。各项得分四舍五入后相加为自评得分，评价等级分为优、良、中、差。',
  )
  w.section('process', '绩效评价实施过程')
  w.point(
    'preparation',
    `前期准备。绩效评价遵循的指标体系主要参考区财政局财政资金支出绩效评价工作方案的${project.framework}设置，评价证据由项目经办科室负责收集整理，` +
      '由综合科统一汇总存档。',
  )
  w.point(
    'conduct',
    `组织实施。自评工作由项目负责人开展，评价数据取自业务台账和佐证材料，统计截至${chineseDay(asOf)}。综合科汇集整理后提交科室负责人初审，` +
      '审核同意后提交办主要领导审批，自评材料经审批同意后报区财政局备案。',
  )
  w.point('analysis', '分析评价。根据自评材料，对评价项目作出综合分析，秉承客观、公正、全面的原则剖析存在问题，提出建议，形成评价意见。')
}
