import { recordCommands } from '../record.ts'
import { calendarDayKind } from './queries.ts'

export const calendarDayCommands = recordCommands(calendarDayKind)
