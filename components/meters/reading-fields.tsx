'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Values } from '#components/ui/record-values.ts'
import type { Field, Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { type MeterStand, meterReadingInput } from '#lib/meters/schema.ts'
import { meterReaders, meterReference } from './meter-words.ts'
import { ReadingHelp } from './reading-help.tsx'

export type MeterReading = Awaited<ReturnType<typeof client.meterReadings.get>>

const isSwap = (values: Values) => values.change === 'swap'
/** What the register says of the meter is kept beside the fields, under `tariff`. */
const hasParts = (values: Values) => values.tariff === 'time_of_use' || Boolean(values.sharpUsage)
const parts: readonly Field[] = (['sharpUsage', 'peakUsage', 'flatUsage', 'valleyUsage'] as const).map((name) => ({
  name,
  kind: 'decimal',
  when: hasParts,
}))

/** Readings as lists and forms have them: what is read first, what the register knows below. */
export const readingRecords: Records<MeterReading> = {
  texts: 'meters.reading',
  write: 'costs.write',
  titleOf: (row) => `${row.meterCode} ${row.readOn}`,
  input: meterReadingInput,
  yearly: true,
  importable: true,
  evidence: 'meter_readings',
  start: () => ({ kind: 'electricity', readOn: today(), change: 'none' }),
  list: (input) => api.meterReadings.list.queryOptions({ input }),
  get: (id) => api.meterReadings.get.queryOptions({ input: { id } }),
  operations: client.meterReadings,
  columns: [
    { name: 'meterCode', kind: 'text' },
    { name: 'kind', kind: 'choice', words: 'meterKind', tones: { electricity: 'orange', water: 'blue' } },
    { name: 'readOn', kind: 'day' },
    { name: 'previous', kind: 'decimal', wideOnly: true },
    { name: 'current', kind: 'decimal' },
    { name: 'usage', kind: 'decimal' },
    {
      name: 'change',
      kind: 'choice',
      words: 'meterChange',
      tones: { swap: 'grape', rollover: 'cyan' },
      of: (row) => (row.change === 'none' ? null : row.change),
      path: 'change',
      wideOnly: true,
    },
    { name: 'amountYuan', kind: 'money', wideOnly: true },
  ],
  fields: [
    { name: 'meterCode', kind: 'reference', to: meterReference },
    { name: 'current', kind: 'decimal' },
    { name: 'readOn', kind: 'day' },
    { name: 'change', kind: 'choice', words: 'meterChange' },
    { name: 'swapFinal', kind: 'decimal', when: isSwap },
    { name: 'swapStart', kind: 'decimal', when: isSwap },
    { name: 'swapMultiplier', kind: 'decimal', when: isSwap },
    ...parts,
    { name: 'previous', kind: 'decimal', rare: true, isGiven: true },
    { name: 'multiplier', kind: 'decimal', rare: true, isGiven: true },
    { name: 'kind', kind: 'choice', words: 'meterKind', rare: true, isGiven: true },
    { name: 'unitPriceYuan', kind: 'decimal', rare: true },
    { name: 'amountYuan', kind: 'money', rare: true },
    { name: 'reader', kind: 'suggest', from: meterReaders, rare: true },
    { name: 'note', kind: 'long', rare: true },
  ],
  notice: (values, id, give) => <ReadingHelp code={String(values.meterCode ?? '')} values={values} id={id} give={give} />,
}

const withoutCode = readingRecords.fields.filter(({ name }) => name !== 'meterCode')

/** The readings of one meter, on its page. */
export const readingsOf = (code: string): Records<MeterReading> => ({
  ...readingRecords,
  importable: false,
  fixed: { meterCode: code },
  columns: readingRecords.columns
    .filter(({ name }) => !['meterCode', 'kind'].includes(name))
    .map((column) => (['previous', 'change'].includes(column.name) ? { ...column, wideOnly: false } : column)),
  fields: withoutCode,
  notice: (values, id, give) => <ReadingHelp code={code} values={values} id={id} give={give} />,
})

/** The one reading that a round asks of a meter; what is known of the meter came with the round, so that it needs no connection. */
export const roundReading = (stand: MeterStand): Records<MeterReading> => ({
  ...readingsOf(stand.code),
  fields: [
    ...withoutCode.filter(({ name }) => name !== 'readOn'),
    ...withoutCode.filter(({ name }) => name === 'readOn').map((field) => ({ ...field, rare: true, isGiven: true })),
  ],
  start: () => ({ kind: stand.meter?.kind ?? 'electricity', readOn: stand.on, change: 'none' }),
  once: true,
  notice: (values, id, give) => <ReadingHelp code={stand.code} values={values} id={id} give={give} known={stand} />,
})

/** 抄表 */
export const MeterReadings = () => <RecordScreen records={readingRecords} />
