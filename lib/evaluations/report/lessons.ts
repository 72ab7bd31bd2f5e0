import { isMissing } from '../rules.ts'
import type { Snapshot } from '../schema.ts'
import { belowTarget, farAbove } from './deviations.ts'
import type { Narrator } from './narrator.ts'
import { titled } from './words.ts'

/** What contract checking found, in words; the rules are those of the contract register. */
const findings: Record<string, (subject: string) => string> = {
  item_not_in_contract: (subject) => `结算的“${subject}”未列入合同服务内容`,
  unit_differs: (subject) => `“${subject}”的结算单位与合同约定不一致`,
  price_differs: (subject) => `“${subject}”的结算单价与合同约定不一致`,
  over_ceiling: (subject) => `“${subject}”的结算数量超出合同上限`,
  outside_term: (subject) => `结算单${subject}的结算日期不在合同期内`,
  signed_late: () => '合同签订日期晚于履行开始日期',
  amount_differs: (subject) => `结算单${subject}的金额与数量、单价不符`,
  over_total: () => '结算总额超出合同金额',
}
const findingText = ({ kind, subject }: { kind: string; subject: string }) =>
  findings[kind]?.(subject) ?? `“${subject}”的结算与合同约定不一致`
const names = (items: { name: string }[]) => items.map(({ name }) => `“${name}”`).join('、')

/** 六、主要经验做法、存在的问题和建议: problems come from records, and proposals from problems. */
export function writeLessons(w: Narrator): void {
  w.part('lessons', '主要经验做法、存在的问题和建议')
  writePractice(w)
  writeProblems(w)
  writeProposals(w)
}

function writePractice(w: Narrator): void {
  w.section('practice', '主要经验做法')
  if (w.some('salons'))
    w.point('salons', '打造特色品牌活动。以“倾”沙龙系列座谈为载体，搭建商协会机构与部门、产业载体、企业面对面沟通的平台。')
  if (w.some('requestsDue'))
    w.point('service', '坚持“一对一”服务。由服务小组跟踪诉求受理、办理、办结和回访，链接第三方专业资源，形成一站式服务流程。')
  if (w.some('articles')) w.point('articles', '线上线下联动宣传。以公众号为线上主阵地，结合线下宣传展示，持续传递南沙资讯和机构声音。')
  w.point('records', '推行记录留痕管理。活动、支出、合同、诉求等业务记录与佐证材料对应归档，评价数据可逐笔追溯。')
}

function writeProblems(w: Narrator): void {
  const { items, policiesMissing, contractsWithFindings } = w.snapshot
  const below = belowTarget(items)
  const above = farAbove(items)
  const missing = items.filter(isMissing)
  w.section('problems', '存在的问题')
  if ([below, above, missing, policiesMissing, contractsWithFindings].every(({ length }) => length === 0)) {
    w.body('none', '本次评价未发现制度缺项、合同结算不一致、未达到指标值或指标值偏离实际较大的情况。')
    return
  }
  if (policiesMissing.length > 0) {
    w.point(
      'policies',
      `管理制度尚不完备。应有管理制度中尚有${w.amount('policiesMissing')}未印发实施：${policiesMissing.map(titled).join('、')}。`,
    )
  }
  if (contractsWithFindings.length > 0) {
    w.point(
      'contracts',
      `合同与结算口径不完全一致。有${w.amount('contractsWithFindings')}合同的结算与约定存在差异：${contractsWithFindings.map(contractText).join('；')}。`,
    )
  }
  if (below.length > 0) w.point('below', `部分指标未达到指标值。${names(below)}共${w.amount('below')}指标未达到年度指标值。`)
  if (above.length > 0)
    w.point('above', `指标值设置与实际偏离较大。${names(above)}实际完成值超出指标值幅度较大，指标值的设置依据有待充实。`)
  if (missing.length > 0) w.point('missing', `数据填报不完整。${names(missing)}共${w.amount('missing')}指标缺少业务记录，未能计分。`)
}

const contractText = ({ code, name, findings }: Snapshot['contractsWithFindings'][number]) =>
  `${titled(name)}（${code}）${findings.map(findingText).join('，')}`

function writeProposals(w: Narrator): void {
  const { items, policiesMissing, contractsWithFindings } = w.snapshot
  const below = belowTarget(items)
  const above = farAbove(items)
  w.section('policy', '政策方面建议')
  w.point('scope', '建立清晰的项目目标和范围。聚焦南沙区重点产业和发展方向，理清港澳商协会之家的发展规划和年度重点工作。')
  w.point(
    'policies',
    policiesMissing.length > 0
      ? `补充完善管理制度。尽快印发${policiesMissing.map(titled).join('、')}，做到各环节有章可循。`
      : '持续完善管理制度。结合运行情况定期评估、修订现行制度，保持制度与业务相适应。',
  )
  w.section('management', '项目管理方面建议')
  w.point(
    'contracts',
    contractsWithFindings.length > 0
      ? `加强合同签订管理。尽快修订或补充${contractsWithFindings.map(({ name }) => titled(name)).join('、')}的约定，合同服务内容与结算口径须保持一致，避免出现漏洞瑕疵。`
      : '保持合同规范管理。签订、履行、验收、结算各环节继续做到服务内容与结算口径一致。',
  )
  w.point('residents', '完善机构管理。明确机构进驻考察、驻期考核和退出标准，对不同行业、不同类型的进驻机构加以区分，提高财政资金使用效率。')
  w.point('purchases', '明确采购服务需求。开展采购服务时，详细明确服务要求、设施设备标准、规格和数量，确保服务质量、标准和内容与需求匹配。')
  w.section('performance', '绩效管理方面建议')
  if (below.length > 0) w.point('measures', `落实偏差改进措施。对${names(below)}逐项落实改进措施和完成时限，跟踪整改成效。`)
  w.point('goals', '提高绩效目标申报质量。绩效目标应反映财政资金“做什么”（产出）、“有什么用”（效益），并以关键性量化数据体现预期效果。')
  w.section('other', '其他方面建议')
  w.point(
    'choice',
    '绩效指标的选择。重视项目现实需求，综合考虑全年运行情况，合理设置绩效指标；编报下年度预算及绩效指标时，对不再适用的指标及时替换更新。',
  )
  w.point(
    'targets',
    above.length > 0
      ? `绩效指标值的设置。参照${names(above)}的实际完成情况，充分论证预期产出和效果是否符合正常业绩水平，避免完成值与指标值差异过大。`
      : '绩效指标值的设置。充分考虑预期产出和效果是否符合项目正常的业绩水平，避免完成值与指标值差异过大。',
  )
}

/** 七、绩效评价结果应用. */
export function writeUse(w: Narrator): void {
  w.part('use', '绩效评价结果应用')
  w.body(
    'use',
    '由项目经办人负责梳理整合本项目绩效完成情况，综合科负责汇总统计，在办内会议中进行通报，由办各科室负责人、分管领导、主要领导开展绩效评价工作。' +
      '评价结果作为下一年度预算安排、绩效目标和指标值设置的重要参考，偏差改进措施的落实情况纳入下一年度绩效监控。',
  )
}
