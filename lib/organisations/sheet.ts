import { createHash } from 'node:crypto'
import { yearOf } from '#lib/day.ts'
import { choice, count, decimal, identifier, summed, text, wordOf } from '#lib/sheets/cells.ts'
import { day } from '#lib/sheets/days.ts'
import { present } from '#lib/sheets/fields.ts'
import { defineLayout, expected, optional, required } from '#lib/sheets/layout.ts'

export const kindWords = {
  商会: 'chamber',
  协会: 'association',
  联合会: 'federation',
  专业服务机构: 'professional',
  青年社团: 'youth',
  总商会: 'chamber',
  促进会: 'association',
  行业协会: 'association',
  专业服务: 'professional',
  青年组织: 'youth',
} as const
export const regionWords = {
  香港: 'hongkong',
  澳门: 'macao',
  国际: 'international',
  内地: 'mainland',
  香港特区: 'hongkong',
  澳门特区: 'macao',
  海外: 'international',
  境外: 'international',
  中国内地: 'mainland',
  大陆: 'mainland',
  广东: 'mainland',
  广州: 'mainland',
  南沙: 'mainland',
} as const
export const stageWords = {
  申请中: 'applied',
  考察中: 'visited',
  待入驻: 'admitted',
  在驻: 'resident',
  已退出: 'left',
  申请: 'applied',
  考察: 'visited',
  已批准: 'admitted',
  入驻: 'resident',
  已入驻: 'resident',
  在住: 'resident',
  常驻: 'resident',
  退出: 'left',
  已撤离: 'left',
} as const

const columns = {
  code: optional(identifier, '机构编号', '编号', '机构编码', '机构代码', '单位编号'),
  name: required(text(), '机构名称', '单位名称', '商协会名称', '名称', '机构全称', '入驻机构名称', '入驻机构'),
  kind: required(choice(kindWords), '机构类型', '类型', '类别', '机构类别', '机构性质', '单位类型'),
  region: required(choice(regionWords), '地区', '所属地区', '来源地', '区域', '来源地区', '注册地'),
  industry: optional(text(), '行业', '所属行业', '行业领域', '行业类别'),
  stage: optional(choice(stageWords), '状态', '入驻状态', '当前状态', '阶段'),
  contactName: optional(text(), '联系人', '联络人', '负责人'),
  contactPhone: optional(text(), '联系电话', '电话', '手机', '联系方式', '手机号'),
  place: optional(text(), '办公位置', '位置', '房间', '房号', '房间号', '办公地点', '工位', '办公室', '办公位置/工位'),
  areaSqm: optional(
    summed(decimal({ places: 2, min: 0, units: ['㎡', 'm2', '平方米', '平米', '平方'] })),
    '使用面积',
    '面积',
    '面积平方米',
    '使用面积平方米',
    '办公面积',
  ),
  headcount: optional(summed(count('人')), '常驻人数', '办公人数', '常驻办公人数', '入驻人数', '工作人员数', '人数'),
  startedOn: expected(day(), '入驻日期', '入驻时间', '进驻日期', '进驻时间', '入驻日', '起租日期', '入住日期'),
  agreementEndsOn: optional(day(), '协议到期日', '协议到期', '到期日', '到期日期', '协议截止日期', '合同到期日', '协议到期时间'),
  endedOn: optional(day({ happened: true }), '退出日期', '退出时间', '离开日期', '撤离日期', '退驻日期'),
  note: optional(text(5000), '备注', '说明'),
}

/** 机构名册: organisations and their stays. */
export const organisations = defineLayout({
  name: 'organisations',
  after: [],
  columns,
  hints: ['机构', '名册'],
  label: 'name',
  prepare: (rows, references) => {
    const seen = new Map<string, number>()
    for (const row of rows) {
      const { name, code } = row.values
      if (!name) continue
      const known = references.organisation(null, name)
      if (!code) {
        row.values.code =
          typeof known === 'object' && known ? known.code : `JG-${createHash('sha256').update(wordOf(name)).digest('hex').slice(0, 8)}`
      } else if (typeof known === 'object' && known && wordOf(known.code) !== wordOf(code)) {
        row.refuse('name', 'name_under_other_code', { code: known.code })
      }
      const coded = references.organisation(row.values.code, null)
      if (typeof coded === 'object' && coded && wordOf(coded.name) !== wordOf(name)) row.warn('name', 'name_changes', { known: coded.name })
      const before = seen.get(wordOf(name))
      const isOther = before !== undefined && rows.some((other) => other.row === before && other.values.code !== row.values.code)
      if (isOther) row.refuse('name', 'contradicts_row', { row: before })
      seen.set(wordOf(name), row.row)
    }
  },
  targets: [
    {
      table: 'organisations',
      key: () => ['code'],
      keeps: ['industry', 'note'],
      // one organisation may have two rooms, a row each
      repeats: 'latest',
      draft: (row) => ({
        code: row.values.code ?? '',
        name: row.values.name ?? '',
        kind: row.values.kind ?? '',
        region: row.values.region ?? '',
        stage: row.values.stage ?? stageOf(row.values),
        ...present(row, { industry: 'industry', note: 'note' }),
      }),
    },
    {
      table: 'contacts',
      key: () => ['organisation_id', 'name'],
      keeps: ['phone'],
      repeats: 'latest',
      draft: (row, references) => {
        const { code, name, contactName, contactPhone } = row.values
        const organisation = references.organisation(code, null)
        const person = contactName ?? (contactPhone ? name : null)
        if (!person || typeof organisation !== 'object' || !organisation) return null
        return { organisation_id: organisation.id, name: person, is_primary: true, ...present(row, { phone: 'contactPhone' }) }
      },
    },
    {
      table: 'stays',
      key: () => ['organisation_id', 'started_on'],
      keeps: ['headcount'],
      draft: (row, references) => {
        const { code, startedOn, endedOn, agreementEndsOn, place } = row.values
        const organisation = references.organisation(code, null)
        if (!startedOn) {
          if (endedOn) row.refuse('startedOn', 'cell_empty')
          else if (row.values.stage === 'resident') row.warn('startedOn', 'resident_without_stay')
          return null
        }
        if (endedOn && endedOn < startedOn) row.refuse('endedOn', 'ends_before_start', { start: startedOn })
        if (agreementEndsOn && agreementEndsOn < startedOn) row.refuse('agreementEndsOn', 'ends_before_start', { start: startedOn })
        if (row.values.stage === 'left' && !endedOn) row.warn('endedOn', 'left_without_day')
        if (row.values.stage === 'resident' && endedOn) row.warn('stage', 'resident_with_end', { day: endedOn })
        if (startedOn > `${references.year}-12-31`) row.warn('startedOn', 'counts_in_year', { year: yearOf(startedOn) })
        if (!place) row.refuse('place', 'cell_empty')
        if (typeof organisation !== 'object' || !organisation || !place) return null
        const rest = present(row, {
          area_sqm: 'areaSqm',
          headcount: 'headcount',
          agreement_ends_on: 'agreementEndsOn',
          ended_on: 'endedOn',
        })
        return { organisation_id: organisation.id, started_on: startedOn, place, ...rest }
      },
    },
  ],
})

/** Without a column for it the dates tell: left, resident, or only applied. */
const stageOf = ({ startedOn, endedOn }: { startedOn: string | null; endedOn: string | null }) =>
  endedOn ? 'left' : startedOn ? 'resident' : 'applied'
