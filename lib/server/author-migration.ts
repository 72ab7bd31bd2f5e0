import { contractingIn } from './contract.ts'
import { openDatabase } from './database.ts'
import { authorMigration } from './migrate.ts'

/** `npm run migration -- add_rooms`: writes the migration that prisma/schema asks for, to be read, completed and committed. */
const name = process.argv[2]
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('用法：npm run migration -- 名称（小写字母、数字、下划线） / usage: npm run migration -- name_in_snake_case')
  process.exit(1)
}
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
const folder = `${stamp}_${name}`
// the engine only wants some database to ask: the tables in it are not looked at, and prisma/facts may be ahead of them
const database = await openDatabase()
const sql = await authorMigration(database.url, folder).finally(database.stop)
console.info(sql ? `prisma/migrations/${folder}/migration.sql\n\n${sql}` : '数据结构没有变化，未生成迁移 (prisma/schema has not changed)')
const contracting = contractingIn(sql)
if (contracting.length > 0) {
  console.error('\n✗ 旧版本的实例会受不了以下语句 (an older instance that still serves would not survive this):')
  for (const one of contracting) console.error(`  · ${one}`)
  console.error(
    '\n先扩展，后收缩：这一版只加新的，等旧版本都停了，下一版再删。确实没有旧实例用到时，在迁移里写一行 “-- contract: 原因”（至少十个字）。' +
      '\n(Expand first, contract in a later version; or say in the migration why it may, by a line "-- contract: reason".)',
  )
}
