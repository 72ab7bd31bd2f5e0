import { choice, text } from '#lib/sheets/cells.ts'
import { day } from '#lib/sheets/days.ts'
import { present } from '#lib/sheets/fields.ts'
import { defineLayout, optional, required } from '#lib/sheets/layout.ts'

export const resultWords = {
  合格: 'passed',
  不合格: 'failed',
  通过: 'passed',
  达标: 'passed',
  正常: 'passed',
  良好: 'passed',
  '√': 'passed',
  不通过: 'failed',
  不达标: 'failed',
  未达标: 'failed',
  异常: 'failed',
  不正常: 'failed',
  需整改: 'failed',
  待整改: 'failed',
  '×': 'failed',
} as const

const columns = {
  inspectedOn: required(day({ happened: true }), '巡检日期', '巡查日期', '检查日期', '日期', '巡检时间', '检查时间'),
  area: required(text(), '区域', '巡检区域', '检查区域', '位置', '地点', '检查部位', '部位'),
  item: required(text(), '检查内容', '巡检内容', '内容', '检查项目', '巡检项目', '项目', '检查项'),
  result: required(choice(resultWords), '结果', '检查结果', '巡检结果', '是否合格', '结论'),
  rectifiedOn: optional(day({ happened: true }), '整改日期', '整改完成日期', '整改时间', '完成整改日期'),
  note: optional(text(5000), '备注', '说明', '问题描述', '存在问题'),
}

/** 巡检记录. */
export const inspections = defineLayout({
  name: 'inspections',
  after: [],
  columns,
  hints: ['巡检', '检查'],
  label: 'area',
  counts: 'inspectedOn',
  targets: [
    {
      table: 'inspections',
      key: () => ['inspected_on', 'area', 'item'],
      keeps: ['note'],
      draft: (row) => {
        const { inspectedOn, area, item, result, rectifiedOn } = row.values
        if (inspectedOn && rectifiedOn && rectifiedOn < inspectedOn) row.refuse('rectifiedOn', 'ends_before_start', { start: inspectedOn })
        return {
          inspected_on: inspectedOn,
          area,
          item,
          passed: result === 'passed',
          ...present(row, { rectified_on: 'rectifiedOn', note: 'note' }),
        }
      },
    },
  ],
})
