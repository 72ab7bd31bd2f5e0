import { withDatabase } from './database.ts'
import { rebuildRollup, rollupDifferences } from './facts.ts'

/** `npm run facts:check`: proves that rollup is the sum of facts; with `-- --rebuild` makes it anew. Exit code 1 when they differ. */
const rebuild = process.argv.includes('--rebuild')
const shown = 50

await withDatabase(async (url) => {
  if (rebuild) await rebuildRollup(url)
  const differences = await rollupDifferences(url)
  if (differences.length === 0) {
    console.info(rebuild ? '汇总已重建，与记录一致 (rollup rebuilt, equal to facts)' : '汇总与记录一致 (rollup equals facts)')
    return
  }
  console.info(
    `汇总与记录有 ${differences.length} 处不一致，括号内为计入与未计入的条数 (differences between rollup and facts; in brackets how many count and are left out):`,
  )
  for (const { measure, day, facet, ...sums } of differences.slice(0, shown)) {
    const kept = `${sums.kept_value ?? '—'} (${sums.kept_records ?? 0} + ${sums.kept_left_out ?? 0})`
    const expected = `${sums.expected_value ?? '—'} (${sums.expected_records ?? 0} + ${sums.expected_left_out ?? 0})`
    console.info(`  ${day}  ${measure}  ${facet || '—'}  rollup ${kept}  facts ${expected}`)
  }
  console.info('用 npm run facts:check -- --rebuild 重建汇总 (rebuilds it)')
  process.exitCode = 1
})
