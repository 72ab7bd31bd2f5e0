import { choice, decimal, identifier, text, yuan } from '#lib/sheets/cells.ts'
import { day } from '#lib/sheets/days.ts'
import { computed, optional, required } from '#lib/sheets/layout.ts'
import type { SheetRow } from '#lib/sheets/rows.ts'
import { meterWords, partsOf, quantity } from './sheet-parts.ts'

const figure = decimal({ places: 3, min: 0 })
/** What a sheet of readings may have. */
export const meterColumns = {
  meterCode: required(identifier, '表号', '表计编号', '电表号', '水表号', '表编号', '表具编号', '仪表编号'),
  kind: required(choice(meterWords), '类型', '表类型', '类别', '种类', '表计类型'),
  readOn: required(day({ happened: true }), '抄表日期', '抄表时间', '日期', '抄表日'),
  previous: required(figure, '上次示数', '上次读数', '上期示数', '上期读数', '上月示数', '起数', '上月读数'),
  current: required(figure, '本次示数', '本次读数', '本期示数', '本期读数', '本月示数', '止数', '本月读数'),
  multiplier: optional(decimal({ places: 3, min: 0.001 }), '倍率', '倍数', '互感倍率'),
  swapFinal: optional(
    figure,
    '旧表止数',
    '旧表示数',
    '旧表读数',
    '旧表止码',
    '旧表末数',
    '拆表示数',
    '拆表读数',
    '换表前示数',
    '换表前读数',
  ),
  swapStart: optional(
    figure,
    '新表底数',
    '新表起数',
    '新表示数',
    '新表起码',
    '新表底度',
    '装表示数',
    '装表读数',
    '换表后示数',
    '换表后底数',
  ),
  swapMultiplier: optional(decimal({ places: 3, min: 0.001 }), '旧表倍率', '原倍率'),
  ...partsOf(quantity),
  usage: optional(quantity, '用量', '使用量', '本期用量', '用量度', '实际用量', '用量合计', '总用量'),
  unitPriceYuan: optional(decimal({ money: true, units: ['元/度', '元/吨'] }), '单价', '价格', '电价', '水价'),
  amountYuan: optional(yuan({ min: 0 }), '金额', '费用', '应缴金额', '应付金额', '电费', '水费'),
  reader: optional(text(), '抄表人', '抄表员', '记录人'),
  /** 换表, 翻转 and the like, in a column of its own or among the notes. */
  change: optional(text(), '换表或翻转', '换表/翻转', '换表', '表计变更', '异常情况', '抄表情况'),
  note: optional(text(), '备注', '说明', '备注说明', '情况说明'),
  /** Found by comparing rows: the first of its meter. */
  tellsMeter: computed<boolean>(),
  /** Of a row whose sheet has no multiplier: that of the register. */
  registered: computed<string>(),
}
export type ReadingRow = SheetRow<typeof meterColumns>
