import { z } from 'zod'
import { query } from '../operation.ts'
import { recordQueries } from '../record.ts'
import { recordId } from '../shapes.ts'
import { readLife } from './life.ts'
import { findingTables, readFindings } from './read.ts'
import {
  contractAmendmentInput,
  contractAmendmentView,
  contractInput,
  contractLife,
  contractLineInput,
  contractLineView,
  contractView,
  findingsInput,
  findingsView,
  settlementInput,
  settlementView,
} from './schema.ts'

export const contractKind = {
  model: 'contract',
  read: 'contracts.read',
  write: 'contracts.write',
  input: contractInput,
  view: contractView,
  search: ['code', 'name', 'supplier'],
  by: 'signedOn',
  include: { findings: { orderBy: [{ kind: 'asc' }, { subject: 'asc' }] }, procurement: { select: { code: true, title: true } } },
} as const
export const contractQueries = recordQueries(contractKind)

export const contractLineKind = {
  model: 'contractLine',
  read: 'contracts.read',
  write: 'contracts.write',
  input: contractLineInput,
  view: contractLineView,
  search: ['item', 'contract.name'],
  by: 'updatedAt',
  include: { contract: { select: { name: true } }, amendment: { select: { code: true } } },
} as const
export const contractLineQueries = recordQueries(contractLineKind)

export const contractAmendmentKind = {
  model: 'contractAmendment',
  read: 'contracts.read',
  write: 'contracts.write',
  input: contractAmendmentInput,
  view: contractAmendmentView,
  search: ['code', 'reason', 'contract.name'],
  by: 'effectiveOn',
  include: { contract: { select: { name: true } } },
} as const
export const contractAmendmentQueries = recordQueries(contractAmendmentKind)

export const settlementKind = {
  model: 'settlement',
  read: 'contracts.read',
  write: 'contracts.write',
  input: settlementInput,
  view: settlementView,
  search: ['code', 'item', 'contract.name'],
  by: 'settledOn',
  include: { contract: { select: { name: true } } },
} as const
export const settlementQueries = recordQueries(settlementKind)

/** Where contracts and settlements differ: each finding with what the contract says, what was found, and the rows that cause it. */
export const listFindings = query('contracts.read')
  .input(findingsInput)
  .output(findingsView)
  .handler(async ({ input, context: { db } }) => ({ rows: await readFindings(db, input), tables: findingTables }))

/** A contract from its requirement to its end: items with what is left of each, money, and what happened when. */
export const getContractLife = query('contracts.read')
  .input(z.object({ id: recordId }))
  .output(contractLife)
  .handler(({ input, context: { db } }) => readLife(db, input.id))
