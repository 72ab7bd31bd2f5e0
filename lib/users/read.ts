import type { z } from 'zod'
import type { Db, Tx } from '../db.ts'
import { viewOf } from '../record.ts'
import { userView } from './schema.ts'

type View = z.infer<typeof userView>
const whole = { secondFactor: { select: { confirmedAt: true } } }

/** Everybody, by user name. */
export async function readUsers(on: Db | Tx): Promise<View[]> {
  return (await on.user.findMany({ orderBy: { userName: 'asc' }, include: whole })).map(shown)
}

/** One person as the list shows them; null for nobody. */
export async function readUser(on: Db | Tx, id: string): Promise<View | null> {
  const row = await on.user.findUnique({ where: { id }, include: whole })
  return row && shown(row)
}

type Row = { passwordHash: string | null; secondFactor: { confirmedAt: Date | null } | null; [column: string]: unknown }
const shown = ({ secondFactor, ...row }: Row): View =>
  userView.parse({ ...viewOf(row), hasJoined: row.passwordHash !== null, hasSecondFactor: secondFactor?.confirmedAt != null })
