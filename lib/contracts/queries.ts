import { recordQueries } from '../record.ts'
import {
  contractAmendmentInput,
  contractAmendmentView,
  contractInput,
  contractLineInput,
  contractLineView,
  contractView,
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
