import { Decimal } from '#lib/money.ts'
import { decimal, identifier, integer, text, yuan } from '#lib/sheets/cells.ts'
import { day } from '#lib/sheets/days.ts'
import { present } from '#lib/sheets/fields.ts'
import { type Column, defineLayout, optional, required } from '#lib/sheets/layout.ts'
import type { References } from '#lib/sheets/references.ts'
import type { SheetRow } from '#lib/sheets/rows.ts'
import type { settlementBases } from './rules.ts'

const code = ['合同编号', '合同号', '合同编码', '合同代码'] as const
/** Other words for the usual ways to settle; what says more than that stays as it is written. */
const basisWords: Record<string, (typeof settlementBases)[number]> = {
  ...{
    据实结算: '按实际数量×单价',
    按实结算: '按实际数量×单价',
    据实: '按实际数量×单价',
    按实际数量结算: '按实际数量×单价',
    单价结算: '按实际数量×单价',
  },
  ...{ 包干: '总价包干', 固定总价: '总价包干', 总价: '总价包干', 一次性包干: '总价包干' },
  ...{ 按月: '按月固定', 按月结算: '按月固定', 月结: '按月固定', 月度固定: '按月固定' },
  ...{ 里程碑: '按里程碑', 分阶段: '按里程碑', 按阶段: '按里程碑', 按进度: '按里程碑' },
}
const basisOf = (word: string | null): string | null => (word === null ? null : (basisWords[word.replace(/\s/g, '')] ?? word))
const item = ['服务内容', '项目', '服务项目', '内容', '品目', '名称', '明细', '服务名称', '标的'] as const
const price = ['单价', '合同单价', '结算单价', '综合单价'] as const

const contractColumns = {
  code: required(identifier, ...code, '编号'),
  name: required(text(), '合同名称', '名称', '合同标题'),
  subProject: required(text(), '子项目', '子项目名称', '所属子项目', '对应子项目', '预算子项目', '预算项目'),
  supplier: required(text(), '乙方', '供应商', '承包方', '服务商', '乙方单位', '供应商名称', '乙方名称', '对方单位'),
  amountYuan: required(yuan({ min: 0 }), '合同金额', '金额', '合同总价', '合同价', '合同总金额', '签约金额'),
  signedOn: optional(day({ happened: true }), '签订日期', '签约日期', '签订时间', '合同签订日期', '签署日期'),
  startsOn: optional(day(), '开始日期', '起始日期', '合同开始日期', '生效日期', '服务开始日期', '履约开始', '开始时间'),
  endsOn: optional(day(), '结束日期', '终止日期', '合同结束日期', '到期日期', '服务结束日期', '履约结束', '结束时间', '截止日期'),
  settlementBasis: optional(text(), '结算口径', '结算方式', '结算依据', '付款方式'),
}

/** 合同. */
export const contracts = defineLayout({
  name: 'contracts',
  after: [],
  columns: contractColumns,
  hints: ['合同'],
  label: 'name',
  targets: [
    {
      table: 'contracts',
      key: () => ['code'],
      keeps: ['settlement_basis'],
      draft: (row) => {
        const { values } = row
        if (values.startsOn && values.endsOn && values.endsOn < values.startsOn)
          row.refuse('endsOn', 'ends_before_start', { start: values.startsOn })
        if (values.signedOn && values.startsOn && values.signedOn > values.startsOn)
          row.warn('signedOn', 'signed_late', { start: values.startsOn })
        return {
          code: values.code ?? '',
          name: values.name ?? '',
          sub_project: values.subProject ?? '',
          supplier: values.supplier ?? '',
          amount_yuan: values.amountYuan,
          ...present(row, { signed_on: 'signedOn', starts_on: 'startsOn', ends_on: 'endsOn' }),
          ...(row.has('settlementBasis') && { settlement_basis: basisOf(values.settlementBasis) }),
        }
      },
    },
  ],
})

/** The contract that a row names, or null with a refusal. */
function contractOf<C extends { contract: Column<string> }>(row: SheetRow<C>, references: References): string | null {
  const named = row as unknown as SheetRow<{ contract: Column<string> }>
  const id = references.contractId(named.values.contract ?? '')
  if (!id) named.refuse('contract', 'contract_unknown', { value: named.values.contract ?? '' })
  return id
}

const amendmentColumns = {
  code: required(identifier, '协议编号', '补充协议编号', '补充协议号', '变更编号'),
  contract: required(identifier, ...code, '原合同编号', '主合同编号'),
  signedOn: optional(day({ happened: true }), '签订日期', '签约日期', '签署日期', '签订时间'),
  effectiveOn: required(day(), '生效日期', '执行日期', '变更生效日期', '自何日起'),
  amountChangeYuan: optional(yuan(), '金额增减', '增减金额', '变更金额', '调整金额', '金额变化', '增加金额'),
  newEndsOn: optional(day(), '新的结束日期', '变更后结束日期', '延期至', '新到期日', '展期至'),
  reason: required(text(), '变更事由', '变更原因', '变更内容', '事由', '原因', '主要内容'),
}

/** 补充协议. */
export const contractAmendments = defineLayout({
  name: 'contract_amendments',
  after: ['contracts'],
  columns: amendmentColumns,
  hints: ['补充协议', '变更'],
  label: 'code',
  targets: [
    {
      table: 'contract_amendments',
      key: () => ['code'],
      draft: (row, references) => {
        const contractId = contractOf(row, references)
        const { code: number, effectiveOn, amountChangeYuan, reason } = row.values
        if (!contractId) return null
        return {
          ...{ code: number, contract_id: contractId, effective_on: effectiveOn, reason, amount_change_yuan: amountChangeYuan ?? '0' },
          ...present(row, { signed_on: 'signedOn', new_ends_on: 'newEndsOn' }),
        }
      },
    },
  ],
})

const quantity = decimal({ places: 3, min: 0 })
const unitPrice = decimal({ places: 4, money: true })

const lineColumns = {
  contract: required(identifier, ...code),
  lineNo: required(integer({ min: 1, max: 999 }), '行号', '序号', '明细行号', '行'),
  item: required(text(), ...item),
  unit: required(text(), '单位', '计量单位', '计价单位'),
  maxQuantity: required(quantity, '数量上限', '上限', '数量', '最大数量', '合同数量', '约定数量'),
  unitPriceYuan: required(unitPrice, ...price),
}

/** 合同明细. */
export const contractLines = defineLayout({
  name: 'contract_lines',
  after: ['contracts'],
  columns: lineColumns,
  hints: ['合同明细', '明细', '清单'],
  label: 'item',
  targets: [
    {
      table: 'contract_lines',
      key: () => ['contract_id', 'line_no'],
      draft: (row, references) => {
        const contractId = contractOf(row, references)
        const { lineNo, item: name, unit, maxQuantity, unitPriceYuan } = row.values
        if (!contractId) return null
        return { contract_id: contractId, line_no: lineNo, item: name, unit, max_quantity: maxQuantity, unit_price_yuan: unitPriceYuan }
      },
    },
  ],
})

const settlementColumns = {
  code: required(identifier, '结算单号', '结算编号', '结算单编号', '结算号', '单号'),
  contract: required(identifier, ...code),
  item: required(text(), ...item),
  unit: required(text(), '单位', '计量单位', '计价单位'),
  quantity: required(quantity, '数量', '结算数量', '实际数量', '实结数量'),
  unitPriceYuan: required(unitPrice, ...price),
  amountYuan: required(yuan(), '金额', '结算金额', '结算价', '合计金额'),
  settledOn: required(day({ happened: true }), '结算日期', '日期', '结算时间', '验收日期'),
}

/** 结算明细; where it departs from the contract is found by the database and stays open until somebody resolves it. */
export const settlements = defineLayout({
  name: 'settlements',
  after: ['contracts'],
  columns: settlementColumns,
  hints: ['结算'],
  label: 'code',
  counts: 'settledOn',
  targets: [
    {
      table: 'settlements',
      key: () => ['code'],
      draft: (row, references) => {
        const contractId = contractOf(row, references)
        const { code: number, item: name, unit, quantity: amount, unitPriceYuan, amountYuan, settledOn } = row.values
        const expected = new Decimal(amount ?? 0).mul(unitPriceYuan ?? 0).toDecimalPlaces(2)
        if (amountYuan && !expected.eq(amountYuan)) row.warn('amountYuan', 'amount_differs', { expected: expected.toFixed(2) })
        if (!contractId) return null
        return {
          code: number,
          contract_id: contractId,
          item: name,
          unit,
          quantity: amount,
          unit_price_yuan: unitPriceYuan,
          amount_yuan: amountYuan,
          settled_on: settledOn,
        }
      },
    },
  ],
})
