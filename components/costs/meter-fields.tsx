'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { meterReadingInput } from '#lib/meters/schema.ts'
import { meterCodes, meterReaders } from './cost-words.ts'

type MeterReading = Awaited<ReturnType<typeof client.meterReadings.get>>

const meterReadings: Records<MeterReading> = {
  texts: 'costs.meter',
  write: 'costs.write',
  titleOf: (row) => `${row.meterCode} ${row.readOn}`,
  input: meterReadingInput,
  yearly: true,
  importable: true,
  evidence: 'meter_readings',
  start: () => ({ kind: 'electricity', readOn: today(), multiplier: '1' }),
  list: (input) => api.meterReadings.list.queryOptions({ input }),
  get: (id) => api.meterReadings.get.queryOptions({ input: { id } }),
  operations: client.meterReadings,
  columns: [
    { name: 'meterCode', kind: 'text' },
    { name: 'kind', kind: 'choice', words: 'meterKind' },
    { name: 'readOn', kind: 'day' },
    { name: 'previous', kind: 'decimal' },
    { name: 'current', kind: 'decimal' },
    { name: 'usage', kind: 'decimal' },
    { name: 'amountYuan', kind: 'money' },
  ],
  fields: [
    { name: 'meterCode', kind: 'suggest', from: meterCodes },
    { name: 'kind', kind: 'choice', words: 'meterKind' },
    { name: 'previous', kind: 'decimal' },
    { name: 'current', kind: 'decimal' },
    { name: 'readOn', kind: 'day' },
    { name: 'multiplier', kind: 'decimal' },
    { name: 'unitPriceYuan', kind: 'decimal', rare: true },
    { name: 'amountYuan', kind: 'money', rare: true },
    { name: 'reader', kind: 'suggest', from: meterReaders, rare: true },
  ],
}

/** 抄表 */
export const Meters = () => <RecordScreen records={meterReadings} />
