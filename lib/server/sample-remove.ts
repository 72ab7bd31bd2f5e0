import { db, inTransaction } from '../db.ts'
import { countSample, deleteSample, sampleStateOf } from '../sample/read.ts'
import { makeSetupCode } from '../setup-code.ts'
import { withDatabase } from './database.ts'

/** `npm run sample:remove`: takes the sample year and its sign-ins away; what people logged themselves stays. */
await withDatabase(async () => {
  if ((await sampleStateOf(db())) !== 'loaded') {
    console.info('没有示例数据。')
    return
  }
  const { sample, own } = await countSample(db())
  console.info(`示例记录 ${sample} 条将被删除；自行登记的 ${own} 条保留。`)
  await inTransaction({ actor: 'terminal', operation: 'sample.remove' }, async (tx) => {
    await deleteSample(tx)
    if ((await tx.user.count()) === 0) console.info(`首次设置：启动后打开 /setup，输入一次性代码 ${await makeSetupCode(tx)}`)
  })
  console.info('示例数据已清除。')
})
