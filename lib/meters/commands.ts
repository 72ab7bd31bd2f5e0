import { recordCommands } from '../record.ts'
import { billKind, meterKind, meterReadingKind } from './queries.ts'

export const meterCommands = recordCommands(meterKind)
export const meterReadingCommands = recordCommands(meterReadingKind)
export const billCommands = recordCommands(billKind)
