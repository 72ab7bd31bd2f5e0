import { z } from 'zod'
import { query } from '../operation.ts'
import { countSample, sampleStateOf } from './read.ts'

/** Whether the sample year is there, and how many records are its own and how many people logged: for the banner and before removing it. */
export const getSampleState = query('self.read')
  .output(z.object({ loaded: z.boolean(), sample: z.int(), own: z.int() }))
  .handler(async ({ context: { db } }) => {
    if ((await sampleStateOf(db)) !== 'loaded') return { loaded: false, sample: 0, own: 0 }
    return { loaded: true, ...(await countSample(db)) }
  })
