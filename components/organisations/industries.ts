import type { Suggestions } from '#components/ui/records.ts'
import { client } from '#lib/api.ts'

/** The trades named so far. */
export const industries: Suggestions = { name: 'industries', find: () => client.organisations.industries() }
