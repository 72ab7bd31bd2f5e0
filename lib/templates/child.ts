import { strFromU8 } from 'fflate'
import { figuresOf } from '../evaluations/report/figures.ts'
import { makeReport } from '../evaluations/report/report.ts'
import type { Snapshot } from '../evaluations/schema.ts'
import { unpack } from '../unpack.ts'
import { checkTemplate } from './check.ts'
import { type Finding, limits } from './schema.ts'

/** What the parent sends, and what it is told: everything found, or that the file is broken. */
export type ToChild = { template: Uint8Array; snapshot: Snapshot }
export type FromChild = { kind: 'checked'; findings: Finding[]; tags: string[] } | { kind: 'broken' }

// the heap limit does not cover what zlib unpacks outside the heap
setInterval(() => {
  if (process.memoryUsage.rss() > limits.megabytes * 1024 * 1024) process.exit(134)
}, 50).unref()

process.once('message', async (asked: ToChild) => {
  const answer = await check(asked)
  process.send?.(answer, () => process.disconnect())
})

async function check({ template, snapshot }: ToChild): Promise<FromChild> {
  try {
    const parts = new Map(
      Object.entries(unpack(template, (name) => /\.(xml|rels)$/.test(name) && !/^(docProps|customXml)\//.test(name))).map(
        ([name, bytes]) => [name, strFromU8(bytes)] as const,
      ),
    )
    const figures = [...figuresOf(snapshot).values()].flatMap(({ key, name }) => [key, name])
    const { findings, tags } = checkTemplate(parts, new Set(figures))
    if (findings.length === 0) await makeReport(snapshot, { baseUrl: 'http://localhost', template })
    return { kind: 'checked', findings, tags }
  } catch {
    // whatever is wrong with a stranger's file is the file's, and told as such
    return { kind: 'broken' }
  }
}
