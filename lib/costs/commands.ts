import { recordCommands } from '../record.ts'
import { budgetLineKind, meterReadingKind, paymentKind } from './queries.ts'

export const {
  log: logBudgetLine,
  revise: reviseBudgetLine,
  remove: removeBudgetLine,
  restore: restoreBudgetLine,
} = recordCommands(budgetLineKind)
export const { log: logPayment, revise: revisePayment, remove: removePayment, restore: restorePayment } = recordCommands(paymentKind)
export const {
  log: logMeterReading,
  revise: reviseMeterReading,
  remove: removeMeterReading,
  restore: restoreMeterReading,
} = recordCommands(meterReadingKind)
