/** What stays the same from year to year: the project's basis, place and aims, as its first report (2023) states them. */
export const project = {
  nickname: '港澳商协会之家',
  cluster: '广州南沙港澳商协会服务集聚区',
  plan: '《粤港澳大湾区发展规划纲要》',
  scheme: '《广州南沙深化面向世界的粤港澳全面合作总体方案》',
  decisionNumber: '穗南开管会纪〔2022〕9号',
  reply: '《关于对广州南沙港澳商协会服务集聚区综合保障经费事宜的反馈意见》',
  openedIn: '2023年3月',
  place: '创享湾4号楼501',
  account: '“港澳商协汇”公众号',
  criteria: '《数字财政系统绩效指标》',
  framework: '《部门整体绩效评价指标体系》',
} as const

/** 年度总体目标, printed in the report and in the self-evaluation form. */
export const goal =
  '为港澳商协会服务集聚区入驻机构提供场地及场地的清洁、水电、网络、电话、办公耗材、展示区域等日常运作保障，为集聚区活动提供后勤保障，' +
  '落实落细《南沙方案》关于“鼓励吸引更多港澳商会协会在南沙设立代表处”的部署要求，多措并举构筑港澳及国际商协会集聚新高地'
