import type { Db, Tx } from '../db.ts'
import { publicUrl } from '../env.ts'
import type { OutsideDoor } from '../generated/prisma/client.ts'
import { seal, unseal } from '../seal.ts'
import { type DoorName, type DoorView, doorView } from './schema.ts'

const purpose = 'outside door'
export const sealSecret = (secret: string): string => seal(purpose, secret)

/** A door with what opens it; `secret` is null when the house's own secret has changed since. */
export type Door = Omit<DoorView, 'id' | 'version'> & { secret: string | null }

export const viewOfDoor = (row: OutsideDoor): DoorView => doorView.parse(row)
export const doorOf = ({ secretSealed, ...row }: OutsideDoor): Door => ({
  ...row,
  provider: row.provider as DoorName,
  secret: unseal(purpose, secretSealed),
})

/** The doors through which somebody may come in now. */
export async function openDoors(on: Db | Tx): Promise<Door[]> {
  const rows = await on.outsideDoor.findMany({ where: { isOn: true }, orderBy: { provider: 'asc' } })
  return rows.map(doorOf)
}

/** Where the other side sends people back to: it has to be told so there. */
export const callbackOf = (provider: DoorName): string => `${process.env.NEXTAUTH_URL ?? publicUrl()}/api/auth/callback/${provider}`
