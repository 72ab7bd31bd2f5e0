import type { Db } from '../db.ts'
import type { UserIdentity } from '../generated/prisma/client.ts'
import { type DoorName, openDoor } from '../outside-doors/schema.ts'
import type { IdentityView } from './schema.ts'

export const viewOfIdentity = ({ id, provider, label, createdAt, lastUsedAt }: UserIdentity): IdentityView => ({
  ...{ id, label, provider: provider as DoorName },
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
})

export async function identitiesOf(db: Db, userId: string | undefined) {
  const [rows, doors] = await Promise.all([
    db.userIdentity.findMany({ where: { userId: userId ?? '' }, orderBy: { createdAt: 'asc' } }),
    db.outsideDoor.findMany({ where: { isOn: true }, orderBy: { provider: 'asc' } }),
  ])
  return { rows: rows.map(viewOfIdentity), doors: doors.map((door) => openDoor.parse(door)), tables: ['user_identities', 'outside_doors'] }
}
