/**
 * The places that a Word template may leave for the house to fill, between double braces: `{{正文}}`, `{{自评得分}}`, `{{指标.得分}}`.
 * A figure's place is called by its name in words or by its key (lib/evaluations/report/figures.ts).
 */

/** Words about the report itself. */
export const wordTags = ['标题', '年度', '项目名称', '一级项目', '主管部门', '实施单位', '日期', '统计截至', '校验码', '状态'] as const
export type WordTag = (typeof wordTags)[number]

/** The seven parts one by one, for a template that sets something between them. */
export const partTags = ['第一部分', '第二部分', '第三部分', '第四部分', '第五部分', '第六部分', '第七部分'] as const
/** What fills whole paragraphs: each has to stand alone in its own. */
export const blockTags = ['正文', ...partTags, '资金表', '指标表', '预算图', '得分图', '数据溯源'] as const
export type BlockTag = (typeof blockTags)[number]

/** Rows of a table that come again for each sub-project or indicator. */
export const rowTags = {
  子项目: ['名称', '年初预算数', '全年预算数', '全年执行数', '执行率'],
  指标: [
    ...['编号', '一级指标', '二级指标', '三级指标', '指标值', '实际完成值', '分值', '得分', '偏差率'],
    ...['偏差原因', '改进措施', '完成时限'],
  ],
} as const

/** What a template still needs to make a report: its text (正文, or all seven parts), where its figures come from, and what proves it. */
export function missingTags(tags: ReadonlySet<string>): string[] {
  const parts = partTags.filter((tag) => !tags.has(tag))
  const text = tags.has('正文') || parts.length === 0 ? [] : parts.length === partTags.length ? ['正文'] : parts
  return [...text, ...['数据溯源', '校验码'].filter((tag) => !tags.has(tag))]
}
