import { isProcedure } from '@orpc/server'
import { expect, test } from 'vitest'
import en from '../messages/en/audit.json' with { type: 'json' }
import hans from '../messages/zh-Hans/audit.json' with { type: 'json' }
import hant from '../messages/zh-Hant-HK/audit.json' with { type: 'json' }
import { batch, command } from '../operation.ts'
import { router } from '../router.ts'

/** What only writes go through. */
const writing = [command('self.read'), batch('self.read')].map((builder) => builder['~orpc'].middlewares.at(-1))
const writes = Object.entries(router).flatMap(([noun, operations]) =>
  Object.entries(operations).flatMap(([name, operation]) =>
    isProcedure(operation) && operation['~orpc'].middlewares.some((one) => writing.includes(one)) ? [{ noun, name }] : [],
  ),
)

test.each([
  ['zh-Hans', hans],
  ['zh-Hant-HK', hant],
  ['en', en],
])('whatever is written has its words in the audit in %s', (_, { operations, verbs }) => {
  expect(writes.length).toBeGreaterThan(300)
  expect(writes.filter(({ noun, name }) => !(`${noun}_${name}` in operations) && !(name in verbs))).toEqual([])
})
