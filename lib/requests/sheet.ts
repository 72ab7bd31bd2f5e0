import { choice, identifier, integer, text } from '#lib/sheets/cells.ts'
import { day } from '#lib/sheets/days.ts'
import { organisationColumns, organisationOf, present } from '#lib/sheets/fields.ts'
import { defineLayout, expected, optional, required } from '#lib/sheets/layout.ts'
import type { SheetRow } from '#lib/sheets/rows.ts'

export const statusWords = {
  受理: 'accepted',
  派单: 'assigned',
  办理中: 'in_progress',
  已办结: 'closed',
  已撤回: 'withdrawn',
  已受理: 'accepted',
  待办: 'accepted',
  待派单: 'accepted',
  已派单: 'assigned',
  处理中: 'in_progress',
  进行中: 'in_progress',
  办理: 'in_progress',
  办结: 'closed',
  已完成: 'closed',
  完成: 'closed',
  已解决: 'closed',
  已回访: 'revisited',
  回访: 'revisited',
  撤回: 'withdrawn',
  已撤销: 'withdrawn',
} as const

const columns = {
  code: required(identifier, '诉求编号', '编号', '诉求编码', '工单编号', '工单号', '需求编号', '受理编号'),
  ...organisationColumns,
  receivedOn: required(day({ happened: true }), '受理日期', '受理时间', '登记日期', '提出日期', '收到日期', '接收日期'),
  category: required(text(), '类别', '诉求类别', '类型', '诉求类型', '服务类别', '服务类型'),
  summary: required(text(5000), '内容摘要', '摘要', '诉求内容', '内容', '诉求摘要', '问题描述', '需求内容'),
  team: optional(text(), '服务小组', '小组', '责任小组', '承办小组', '办理小组', '负责小组', '承办人', '责任人'),
  promisedOn: required(
    day(),
    '承诺办结日',
    '承诺办结日期',
    '承诺日期',
    '承诺时间',
    '应办结日期',
    '办理期限',
    '办结期限',
    '承诺完成日期',
    '截止日期',
  ),
  closedOn: expected(day({ happened: true }), '办结日期', '实际办结日期', '办结时间', '办结日', '完成日期', '实际办结日', '完成时间'),
  status: optional(choice(statusWords), '状态', '办理状态', '诉求状态', '进度'),
  revisitScore: optional(integer({ min: 1, max: 5, units: ['分', '星'] }), '回访评分', '评分', '回访得分', '满意度评分', '回访满意度'),
}

/** 诉求台账. */
export const requests = defineLayout({
  name: 'requests',
  after: ['organisations'],
  columns,
  hints: ['诉求', '需求', '工单'],
  label: 'code',
  counts: 'promisedOn',
  targets: [
    {
      table: 'requests',
      key: () => ['code'],
      keeps: ['team', 'revisit_score'],
      draft: (row, references) => {
        const organisation = organisationOf(row, references)
        checkDays(row)
        if (!organisation) return null
        return {
          code: row.values.code,
          organisation_id: organisation.id,
          received_on: row.values.receivedOn,
          category: row.values.category,
          summary: row.values.summary,
          promised_on: row.values.promisedOn,
          status: statusOf(row),
          ...present(row, { team: 'team', closed_on: 'closedOn', revisit_score: 'revisitScore' }),
        }
      },
    },
  ],
})

/** As the row says it, or as its days do; one that was closed and has a score was revisited. */
function statusOf({ values: { status, closedOn, revisitScore } }: SheetRow<typeof columns>) {
  const told = status ?? (closedOn ? 'closed' : 'in_progress')
  return told === 'closed' && revisitScore !== null ? 'revisited' : told
}

function checkDays(row: SheetRow<typeof columns>): void {
  const { receivedOn, promisedOn, closedOn, status } = row.values
  if (receivedOn && closedOn && closedOn < receivedOn) row.refuse('closedOn', 'ends_before_start', { start: receivedOn })
  if (receivedOn && promisedOn && promisedOn < receivedOn) row.refuse('promisedOn', 'ends_before_start', { start: receivedOn })
  if ((status === 'closed' || status === 'revisited') && !closedOn) row.warn('closedOn', 'closed_without_day')
  if (closedOn && status && status !== 'closed' && status !== 'revisited') row.warn('status', 'day_without_closing', { day: closedOn })
}
