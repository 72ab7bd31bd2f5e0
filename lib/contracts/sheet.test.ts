import { writeXlsx } from 'hucre'
import { expect, test } from 'vitest'
import { db } from '../db.ts'
import { importFiles } from '../sheets/import.ts'
import { someContract, someLine } from '../testing/contracts.ts'
import { testDatabase } from '../testing/database.ts'

testDatabase()
const bring = async (name: string, rows: (string | number)[][]) => {
  const bytes = await writeXlsx({ sheets: [{ name: '表', rows }] })
  const { files } = await importFiles([{ name, bytes: new Uint8Array(bytes) }], { year: 2023, actor: 'test' })
  return files[0]
}

test('amendments are imported by their usual headings, and change total and last day of their contract', async () => {
  const { id, code } = await someContract()
  await someLine(id)
  const file = await bring('补充协议台账.xlsx', [
    ['补充协议编号', '合同编号', '签订日期', '生效日期', '金额增减（元）', '延期至', '变更事由'],
    ['BC-1', code, '2023年6月20日', '2023/7/1', '¥1,200.50', '2024-03-31', '增加服务内容'],
    ['BC-2', code, '', '2023-09-01', '(200.5)', '', '核减'],
    ['BC-3', 'HT-没有', '', '2023-09-01', '1', '', '核减'],
  ])
  expect(file?.state).toBe('refused')
  expect(file?.rows.flatMap(({ issues }) => issues.map((issue) => issue.code))).toContain('contract_unknown')
  const mended = await bring('补充协议台账.xlsx', [
    ['补充协议编号', '合同编号', '签订日期', '生效日期', '金额增减（元）', '延期至', '变更事由'],
    ['BC-1', code, '2023年6月20日', '2023/7/1', '¥1,200.50', '2024-03-31', '增加服务内容'],
    ['BC-2', code, '', '2023-09-01', '(200.5)', '', '核减'],
  ])
  expect(mended?.state).toBe('written')
  const contract = await db().contract.findUniqueOrThrow({ where: { id } })
  expect([contract.totalYuan.toFixed(2), contract.lastOn?.toISOString().slice(0, 10)]).toEqual(['2000.00', '2024-03-31'])
})

test('the words for how a contract is settled become the usual ones; what says more stays as it is', async () => {
  const file = await bring('合同台账.xlsx', [
    ['合同编号', '合同名称', '子项目', '乙方', '合同金额', '结算方式'],
    ['HT-A', '甲合同', '活动经费', '甲公司', 1000, '据实结算'],
    ['HT-B', '乙合同', '活动经费', '乙公司', 1000, '按月结算，凭验收单支付'],
  ])
  expect(file?.state).toBe('written')
  const found = await db().contract.findMany({ where: { code: { in: ['HT-A', 'HT-B'] } }, orderBy: { code: 'asc' } })
  expect(found.map(({ settlementBasis }) => settlementBasis)).toEqual(['按实际数量×单价', '按月结算，凭验收单支付'])
})
