/** How many files are parsed at once in one process: each may take hundreds of megabytes in its child. */
const atOnce = 2
let running = 0
const waiting: (() => void)[] = []

/** Runs heavy work when it is its turn; the turn is handed on, whatever became of the work. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < atOnce) running++
  else await new Promise<void>((go) => waiting.push(go))
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
