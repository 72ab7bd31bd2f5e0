import { askedBy } from './asker.ts'
import { fail } from './errors.ts'

/**
 * A queue for heavy work: at most `atOnce` pieces of it run in this process, and at most `mostWaiting` wait; a turn is handed on, whatever became of the work.
 * Whoever comes when the queue is full is told so (BUSY), and whoever leaves it is not waited for.
 */
export function turns(atOnce: number, mostWaiting = 30): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  const turn = () =>
    new Promise<void>((go, refuse) => {
      const asker = askedBy()
      const called = () => {
        asker?.leaves.delete(leave)
        go()
      }
      const leave = () => {
        waiting.splice(waiting.indexOf(called), 1)
        refuse(fail('BUSY'))
      }
      waiting.push(called)
      asker?.leaves.add(leave)
    })
  return async (work) => {
    if (running < atOnce) running++
    else if (waiting.length >= mostWaiting) throw fail('BUSY')
    else await turn()
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
