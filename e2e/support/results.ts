/** One line of a table: what was tried, what it must come to, what it came to. `isMet` null: it cannot be tried on this machine. */
export type Result = { name: string; target: string; figure: string; isMet: boolean | null }

const began = performance.now()
/** Says on the way what is being done: the table comes at the end. */
export const tell = (what: string): void => {
  process.stderr.write(`… ${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${what}\n`)
}

/** Chinese takes two places. */
const wide = (text: string) => [...text].length + [...text].filter((mark) => mark > '\u2e80').length
const padded = (text: string, to: number) => text + ' '.repeat(Math.max(0, to - wide(text)))

/** Prints the table; the exit code of the program: 1 when a target is missed. */
export function printResults(results: readonly Result[]): number {
  const [names, targets] = [Math.max(...results.map(({ name }) => wide(name))), Math.max(...results.map(({ target }) => wide(target)))]
  for (const { name, target, figure, isMet } of results) {
    const mark = isMet === null ? '–' : isMet ? '✓' : '✗'
    process.stdout.write(`${mark} ${padded(name, names)}   ${padded(target, targets)}   ${figure}\n`)
  }
  const missed = results.filter(({ isMet }) => isMet === false).length
  process.stdout.write(
    `${missed === 0 ? 'every target met' : `${missed} missed`} in ${((performance.now() - began) / 1000).toFixed(0)} s\n`,
  )
  return missed === 0 ? 0 : 1
}

export const inMs = (value: number): string => (value < 1000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(1)} s`)
