import { randomUUID } from 'node:crypto'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { RouterClient } from '@orpc/server'
import type { Router } from '../../lib/router.ts'

/** How many payments the import is tried with. */
export const manyPayments = 100_000

const subProjects = ['场地租赁费', '日常运作经费', '运营服务项目经费', '活动经费']
const categories = ['租金', '清洁服务', '水费', '电费', '网络费', '电话费', '办公耗材', '物业管理费', '印刷费']
const two = (number: number) => String(number).padStart(2, '0')

/** A ledger of payments as somebody might export it. */
function ledger(rows: number): File {
  const lines = Array.from({ length: rows }, (_, at) => {
    const [month, day] = [two((at % 12) + 1), two((at % 28) + 1)]
    const category = categories[at % categories.length]
    return `${subProjects[at % 4]},${category},第${at + 1}笔${category}支出,${(at % 9999) + 1}.${two(at % 100)},2022-${month}-${day},2022-${month},B${at},有,有,${at % 7 ? '有' : '无'},有`
  })
  const head = '子项目,费用类别,摘要,金额,支付日期,费用归属月份,发票号,审批单,发票,合同或验收,支付回单'
  return new File([[head, ...lines].join('\n')], '支出.csv')
}

/** Imports a large ledger through the pages' door and the worker; how long judging, writing and taking back took, in milliseconds. */
export async function importManyPayments(url: string, cookie: string): Promise<{ judgeMs: number; writeMs: number; undoMs: number }> {
  const client: RouterClient<Router> = createORPCClient(new RPCLink({ url: `${url}/rpc`, headers: { cookie } }))
  const id = randomUUID()
  const until = async (wanted: string) => {
    for (;;) {
      const job = await client.imports.get({ id })
      if (job.state === wanted) return job
      if (job.state === 'failed') throw new Error(`the import failed: ${job.error}`)
      await new Promise((done) => setTimeout(done, 200))
    }
  }
  const timed = async (work: () => Promise<unknown>) => {
    const began = performance.now()
    await work()
    return performance.now() - began
  }
  const files = [ledger(manyPayments)]
  const judgeMs = await timed(() => client.imports.start({ id, year: 2022, files }).then(() => until('judged')))
  const writeMs = await timed(() => client.imports.write({ id }).then(() => until('written')))
  const [report] = (await client.imports.get({ id })).files.map((file) => file.report)
  if (report?.counts.new !== manyPayments || !report.batchId) throw new Error(`not all was written: ${JSON.stringify(report?.counts)}`)
  const { batchId } = report
  return { judgeMs, writeMs, undoMs: await timed(() => client.imports.undo({ batchId })) }
}
