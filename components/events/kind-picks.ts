import type { PickOption, Picks } from '#components/ui/records.ts'
import { client } from '#lib/api.ts'
import { builtInKinds } from '#lib/events/schema.ts'

type Kind = { code: string; name: string; nameEn: string | null }

/** A kind as an option: those that the house began with read in three languages as long as the office has not renamed them. */
export const kindOption = ({ code, name, nameEn }: Kind, locale: string): PickOption => ({
  value: code,
  label: (locale === 'en' && nameEn) || name,
  ...(builtInKinds[code] === name && { text: `enums.eventKind.${code}` }),
})

/** The kinds of events that the office keeps, in its order. */
export const kindPicks: Picks = {
  name: 'eventKinds',
  find: async (locale) => {
    const { rows } = await client.eventKinds.list({ size: 200, sort: [{ by: 'position', descending: false }] })
    return rows.map((kind) => ({ ...kindOption(kind, locale), isOff: !kind.isInUse }))
  },
}
