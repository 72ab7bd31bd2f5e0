import type { Suggestions } from '#components/ui/records.ts'
import { client } from '#lib/api.ts'

/** Sub-projects of the budget. */
export const subProjects: Suggestions = {
  name: 'subProjects',
  find: async () => (await client.budgetLines.list({ size: 200 })).rows.map((row) => row.subProject),
}
/** Kinds of cost that were paid before. */
export const costCategories: Suggestions = {
  name: 'costCategories',
  find: async () => (await client.payments.list({ size: 200 })).rows.map((row) => row.category),
}
/** Meters that were read before. */
export const meterCodes: Suggestions = {
  name: 'meterCodes',
  find: async () => (await client.meterReadings.list({ size: 200 })).rows.map((row) => row.meterCode),
}
/** Names of those who read them. */
export const meterReaders: Suggestions = {
  name: 'meterReaders',
  find: async () => (await client.meterReadings.list({ size: 200 })).rows.flatMap((row) => row.reader ?? []),
}
