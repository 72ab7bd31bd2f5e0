import { z } from 'zod'
import { query } from '../operation.ts'
import { callbackOf, viewOfDoor } from './read.ts'
import { doorsView, openDoor } from './schema.ts'

/** The ways of signing in by an account outside the house, without their secrets. */
export const listDoors = query('outsideDoors.write')
  .output(doorsView)
  .handler(async ({ context: { db } }) => {
    const rows = await db.outsideDoor.findMany({ orderBy: { provider: 'asc' } })
    return {
      rows: rows.map(viewOfDoor),
      callbacks: { oidc: callbackOf('oidc'), wecom: callbackOf('wecom') },
      tables: ['outside_doors'],
    }
  })

/** What the entrance offers beside the password. */
export const listOpenDoors = query('public.setup')
  .output(z.array(openDoor))
  .handler(async ({ context: { db } }) => {
    const rows = await db.outsideDoor.findMany({ where: { isOn: true }, orderBy: { provider: 'asc' } })
    return rows.map((row) => openDoor.parse(row))
  })
