import type { Reference, Suggestions } from '#components/ui/records.ts'
import { client } from '#lib/api.ts'

/** A meter of the register, found by code or place, and kept by its code; a code that nobody has registered can be taken too. */
export const meterReference: Reference = {
  name: 'meters',
  find: async (search) => {
    const { rows } = await client.meters.list({ search, size: 20, sort: [{ by: 'code', descending: false }] })
    const found = rows.map(({ code, place }) => ({ value: code, label: code, ...(place && { hint: place }) }))
    const typed = search.trim()
    return typed === '' || rows.some(({ code }) => code === typed) ? found : [...found, { value: typed, label: typed }]
  },
  labelOf: async (code) => code,
}

/** Names of those who read meters. */
export const meterReaders: Suggestions = {
  name: 'meterReaders',
  find: async () => (await client.meterReadings.list({ size: 200 })).rows.flatMap((row) => row.reader ?? []),
}
