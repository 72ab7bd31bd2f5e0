import { z } from 'zod'
import { command } from '../operation.ts'
import { makeSetupCode } from '../setup-code.ts'
import { deleteSample } from './read.ts'

/** Takes the sample year and its sign-ins away. Where nobody is left, the terminal prints the code that makes the first administrator. */
export const removeSample = command('sample.remove')
  .output(z.object({ setupNeeded: z.boolean() }))
  .handler(async ({ context: { tx } }) => {
    await deleteSample(tx)
    const setupNeeded = (await tx.user.count()) === 0
    if (setupNeeded) console.info(`\n  首次设置：打开 /setup，输入一次性代码 ${await makeSetupCode(tx)}\n`)
    return { setupNeeded }
  })
