import { today, yearOf } from '#lib/day.ts'
import { choice, count, identifier, summed, text, wordOf, yesNo } from '#lib/sheets/cells.ts'
import { day, instantOf, isFarAhead, moment } from '#lib/sheets/days.ts'
import { declaredBy, organisationColumns, organisationOf, present } from '#lib/sheets/fields.ts'
import { defineLayout, optional, required } from '#lib/sheets/layout.ts'
import type { References } from '#lib/sheets/references.ts'
import type { SheetRow } from '#lib/sheets/rows.ts'

/** Other names that ledgers have for the kinds that the house began with. */
export const kindWords = {
  沙龙: 'salon',
  倾沙龙活动: 'salon',
  沙龙活动: 'salon',
  参访: 'visit',
  接待: 'visit',
  考察接待: 'visit',
  宣讲: 'briefing',
  政策宣讲会: 'briefing',
  宣讲会: 'briefing',
  交流: 'exchange',
  赴港交流: 'exchange',
  赴澳交流: 'exchange',
  挂牌: 'unveiling',
  揭牌: 'unveiling',
  揭牌活动: 'unveiling',
  其它: 'other',
} as const
export const statusWords = {
  计划中: 'planned',
  已举办: 'held',
  取消: 'cancelled',
  计划: 'planned',
  待举办: 'planned',
  未举办: 'planned',
  筹备中: 'planned',
  已完成: 'held',
  完成: 'held',
  已结束: 'held',
  举办: 'held',
  已取消: 'cancelled',
} as const
export const stageWords = {
  意向: 'intent',
  已面谈: 'met',
  洽谈中: 'negotiating',
  已签约: 'signed',
  已落地: 'landed',
  终止: 'ended',
  初步意向: 'intent',
  面谈: 'met',
  洽谈: 'negotiating',
  签约: 'signed',
  落地: 'landed',
  已终止: 'ended',
} as const

const code = ['活动编号', '活动编码', '活动代码', '活动序号'] as const
const eventColumns = {
  code: required(identifier, ...code, '编号'),
  title: required(text(), '活动名称', '名称', '活动主题', '主题', '活动标题', '标题'),
  kind: required(text(), '系列', '活动系列', '活动类型', '类型', '类别', '活动类别'),
  heldOn: optional(day(), '活动日期', '举办日期', '日期', '举办时间', '活动时间'),
  starts: optional(moment, '开始时间', '开始日期', '活动开始时间', '起始时间', '开始'),
  ends: optional(moment, '结束时间', '结束日期', '活动结束时间', '终止时间', '结束'),
  region: optional(text(), '地区', '举办地区', '区域', '所在地区', '城市', '举办地'),
  venue: optional(text(), '地点', '活动地点', '举办地点', '场地', '会场'),
  department: optional(text(), '对接部门', '部门', '合作部门', '参与部门', '相关部门'),
  status: optional(choice(statusWords), '状态', '活动状态', '举办情况', '举办状态'),
  signIn: optional(yesNo, '签到表', '签到', '有无签到表', '签到材料'),
  minutes: optional(yesNo, '会议纪要', '纪要', '活动纪要', '有无会议纪要', '会议记录'),
  photo: optional(yesNo, '现场照片', '照片', '活动照片', '有无现场照片'),
  note: optional(text(5000), '备注', '说明'),
}
type EventRow = SheetRow<typeof eventColumns>

/** 活动台账. */
export const events = defineLayout({
  name: 'events',
  after: [],
  columns: eventColumns,
  hints: ['活动'],
  label: 'title',
  targets: [
    {
      table: 'events',
      key: () => ['code'],
      keeps: ['region', 'venue', 'note', 'starts_at', 'ends_at'],
      draft: (row, references) => {
        const times = timesOf(row)
        if (!times) return null
        const kind = kindOf(row, references)
        if (yearOf(times.heldOn) !== references.year) row.warn(dayColumn(row), 'counts_in_year', { year: yearOf(times.heldOn) })
        return {
          code: row.values.code ?? '',
          title: row.values.title ?? '',
          kind,
          held_on: times.heldOn,
          starts_at: times.startsAt,
          ends_at: times.endsAt,
          status: statusOf(row, times.heldOn),
          ...declaredBy(row, { signIn: 'sign_in', minutes: 'minutes', photo: 'photo' }),
          ...present(row, { region: 'region', venue: 'venue', note: 'note' }),
          ...(row.values.department && {
            departments: row.values.department
              .split(/[、，,;；/]/)
              .map((name) => name.trim())
              .filter(Boolean),
          }),
        }
      },
    },
  ],
})

/** The kind by the office's own name for it, or by one of those that ledgers use; one out of use only where the event has it already. */
function kindOf(row: EventRow, references: References): string {
  const value = row.values.kind ?? ''
  const known: Record<string, string> = Object.fromEntries(Object.entries(kindWords).map(([word, code]) => [wordOf(word), code]))
  const kind = references.eventKind(value) ?? references.eventKind(known[wordOf(value)] ?? '')
  const allowed = references.eventKindsInUse.slice(0, 8).join('、')
  if (!kind) row.refuse('kind', 'unknown_word', { value, allowed })
  else if (!kind.isInUse && references.event(row.values.code ?? '')?.kind !== kind.code)
    row.refuse('kind', 'kind_out_of_use', { value, allowed })
  return kind?.code ?? ''
}

const dayColumn = (row: EventRow) => (row.has('heldOn') ? 'heldOn' : 'starts')

/** Day, start and end from one, two or three columns: a bare time belongs to the row's day. */
function timesOf(row: EventRow): { heldOn: string; startsAt: string | null; endsAt: string | null } | null {
  const { heldOn, starts, ends } = row.values
  const on = starts?.day ?? heldOn
  if (!on) {
    row.refuse(dayColumn(row), 'cell_empty')
    return null
  }
  if (heldOn && starts?.day && heldOn !== starts.day) row.refuse('starts', 'days_disagree', { day: heldOn })
  if (isFarAhead(on)) row.refuse(dayColumn(row), 'day_too_far_ahead', { value: on })
  const startsAt = starts?.time ? instantOf(on, starts.time) : null
  const endsAt = ends?.time || ends?.day ? instantOf(ends.day ?? on, ends.time) : null
  if (startsAt && endsAt && endsAt < startsAt) row.refuse('ends', 'ends_before_start', { start: startsAt.slice(0, 16) })
  return { heldOn: on, startsAt, endsAt: ends?.time ? endsAt : null }
}

function statusOf(row: EventRow, heldOn: string): string {
  if (row.values.status === 'held' && heldOn > today()) row.warn('status', 'held_in_future', { day: heldOn })
  if (row.values.status) return row.values.status
  const assumed = heldOn <= today() ? 'held' : 'planned'
  row.warn('status', assumed === 'held' ? 'status_assumed_held' : 'status_assumed_planned')
  return assumed
}

const signInColumns = {
  event: required(identifier, ...code),
  ...organisationColumns,
  heads: required(summed(count('人')), '人数', '签到人数', '参会人数', '参加人数', '出席人数', '到场人数'),
  signed: optional(moment, '签到时间', '签到日期', '时间', '日期'),
}

/** 签到: attendance by organisation; a name that the house does not know is a visitor. */
export const signIns = defineLayout({
  name: 'sign_ins',
  after: ['events', 'organisations'],
  columns: signInColumns,
  hints: ['签到'],
  label: 'organisationName',
  targets: [
    {
      table: 'sign_ins',
      key: () => ['event_id', 'organisation_name'],
      draft: (row, references) => {
        const event = eventOf(row, references)
        const isVisitor = !row.values.organisationCode && references.organisation(null, row.values.organisationName) === 'unknown'
        const organisation = isVisitor ? null : organisationOf(row, references)
        const name = organisation?.name ?? row.values.organisationName
        if (isVisitor) row.warn('organisationName', 'visitor', { name: name ?? '' })
        if (row.values.heads === 0) row.refuse('heads', 'too_small', { value: '0', min: 1 })
        if (!event || !name) return null
        const signed = row.values.signed
        const on = signed?.day ?? event.day
        if (on !== event.day) row.warn('signed', 'day_differs_from_event', { day: event.day })
        return {
          event_id: event.id,
          organisation_name: name,
          organisation_id: organisation?.id ?? null,
          heads: row.values.heads ?? 0,
          signed_at: instantOf(on, signed?.time ?? null),
        }
      },
    },
  ],
})

function eventOf(row: SheetRow<typeof signInColumns>, references: References) {
  const event = references.event(row.values.event ?? '')
  if (!event) row.refuse('event', 'event_unknown', { value: row.values.event ?? '' })
  return event
}

const matchColumns = {
  code: required(identifier, '对接编号', '对接编码', '洽谈编号', '项目编号', '编号'),
  ...organisationColumns,
  counterpart: required(text(), '对接对象', '对接单位', '对接部门', '洽谈对象', '合作方', '对接方', '对接企业'),
  event: optional(identifier, '来源活动', '来源活动编号', '活动编号', '关联活动'),
  stage: required(choice(stageWords), '阶段', '对接阶段', '进展', '进展阶段', '当前阶段', '状态'),
  reachedOn: required(day({ happened: true }), '日期', '对接日期', '洽谈日期', '达成日期', '时间', '对接时间', '更新日期'),
  note: optional(text(5000), '备注', '说明'),
}

/** 对接台账. */
export const matches = defineLayout({
  name: 'matches',
  after: ['events', 'organisations'],
  columns: matchColumns,
  hints: ['对接'],
  label: 'code',
  counts: 'reachedOn',
  targets: [
    {
      table: 'matches',
      key: () => ['code'],
      keeps: ['note'],
      draft: (row, references) => {
        const organisation = organisationOf(row, references)
        const event = row.values.event ? references.event(row.values.event) : null
        if (row.values.event && !event) row.refuse('event', 'event_unknown', { value: row.values.event })
        if (!organisation) return null
        return {
          code: row.values.code ?? '',
          organisation_id: organisation.id,
          counterpart: row.values.counterpart ?? '',
          stage: row.values.stage ?? '',
          reached_on: row.values.reachedOn ?? '',
          ...(row.has('event') && { event_id: event?.id ?? null }),
          ...present(row, { note: 'note' }),
        }
      },
    },
  ],
})
