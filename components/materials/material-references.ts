import type { Reference, Suggestions } from '#components/ui/records.ts'
import { client } from '#lib/api.ts'

/** A material, found by title or kind. */
export const materialReference: Reference = {
  name: 'materials',
  find: async (search) =>
    (await client.materials.list({ search, size: 20 })).rows.map(({ id, title, kind }) => ({ value: id, label: title, hint: kind })),
  labelOf: async (id) => (await client.materials.get({ id })).title,
}

/** A version of any material, the newest first. */
export const versionReference: Reference = {
  name: 'materialVersions',
  find: async (search) => {
    const { rows } = await client.materialVersions.list({ size: 100 })
    const named = rows.map(({ id, number, material }) => ({ value: id, label: `${material.title} ${number}` }))
    return named.filter(({ label }) => label.includes(search)).slice(0, 20)
  },
  labelOf: async (id) => {
    const { number, material } = await client.materialVersions.get({ id })
    return `${material.title} ${number}`
  },
}

/** The versions of one material. */
export const versionsIn = (materialId: string): Reference => ({
  ...versionReference,
  name: `materialVersions.${materialId}`,
  find: async () => {
    const { rows } = await client.materialVersions.list({ filters: { materialId: { is: [materialId] } }, size: 100 })
    return rows.map(({ id, number, issuedOn }) => ({ value: id, label: String(number), hint: issuedOn }))
  },
})

/** What materials are called. */
export const materialKinds: Suggestions = { name: 'materials.kinds', find: () => client.materials.kinds() }
