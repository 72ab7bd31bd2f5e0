import { z } from 'zod'
import { fail } from '../errors.ts'
import { query, report } from '../operation.ts'
import { closingsOf } from './read.ts'
import { closingHead, type Verification, type VerifyStep, verifyInput, yearNumber } from './schema.ts'
import { verifyYear } from './verify.ts'

/** Every closing of every year, whether it was reopened or not: the chain. */
export const listClosings = query('evaluations.verify')
  .input(z.object({}).default({}))
  .output(z.object({ closings: z.array(closingHead), years: z.array(yearNumber), tables: z.array(z.string()) }))
  .handler(async ({ context: { db } }) => {
    const years = await db.year.findMany({ where: { closedAt: { not: null } }, select: { year: true }, orderBy: { year: 'desc' } })
    return { closings: await closingsOf(db), years: years.map(({ year }) => year), tables: ['closings', 'years'] }
  })

/** Computes a closed year again and says how far it is; the last thing that it says is what it found. */
export const verifyClosing = report('evaluations.verify')
  .input(verifyInput)
  .handler(async function* ({ input, signal }) {
    yield* told<VerifyStep, Verification>((tell) =>
      verifyYear(input, async (step) => {
        signal?.throwIfAborted()
        tell(step)
      }),
    )
  })

/** What a piece of work tells, as it tells it, and at its end what it came to. */
async function* told<Step, Result>(
  work: (tell: (step: Step) => void) => Promise<Result>,
): AsyncGenerator<{ step: Step } | { result: Result }> {
  const steps: Step[] = []
  let heard = Promise.withResolvers<void>()
  let isDone = false
  const ended = work((step) => {
    steps.push(step)
    heard.resolve()
  }).finally(() => {
    isDone = true
    heard.resolve()
  })
  ended.catch(() => undefined) // whoever stops listening does not hear of it
  while (!isDone) {
    await heard.promise
    heard = Promise.withResolvers<void>()
    for (const step of steps.splice(0)) yield { step }
  }
  yield { result: await ended }
}

/** What a closing froze, as it was frozen: whoever has the file can check the printed code with nothing but `sha256sum`. */
export const getClosingContent = query('evaluations.verify')
  .input(verifyInput)
  .output(z.file())
  .handler(async ({ input: { year, number }, context: { db } }) => {
    const row = await db.closing.findFirst({
      where: { year, ...(number !== undefined && { number }) },
      orderBy: { number: 'desc' },
      select: { content: true, number: true, sha256: true },
    })
    if (!row) throw fail('NOT_FOUND')
    return new File([row.content], `${year}-${row.number}-${row.sha256.slice(0, 12)}.json`, { type: 'application/json' })
  })
