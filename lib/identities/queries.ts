import { z } from 'zod'
import { query } from '../operation.ts'
import { recordId } from '../shapes.ts'
import { identitiesOf } from './read.ts'
import { identitiesView } from './schema.ts'

/** One's own outside accounts. */
export const listIdentities = query('self.read')
  .output(identitiesView)
  .handler(({ context: { db, actor } }) => identitiesOf(db, actor?.userId))

/** Another person's. */
export const listIdentitiesOf = query('users.read')
  .input(z.object({ userId: recordId }))
  .output(identitiesView)
  .handler(({ input, context: { db } }) => identitiesOf(db, input.userId))
