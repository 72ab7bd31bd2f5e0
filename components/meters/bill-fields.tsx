'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Values } from '#components/ui/record-values.ts'
import type { Field, Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { billInput } from '#lib/meters/schema.ts'
import { BillFindings } from './bill-findings.tsx'
import { BillHelp } from './bill-help.tsx'
import { meterReference } from './meter-words.ts'

export type Bill = Awaited<ReturnType<typeof client.bills.get>>

/** What the register says of the meter is kept beside the fields, under `tariff`. */
const hasParts = (values: Values) => values.tariff === 'time_of_use' || Boolean(values.sharpUsage)
const partFields: readonly Field[] = (['sharp', 'peak', 'flat', 'valley'] as const).flatMap((part): Field[] => [
  { name: `${part}Usage`, kind: 'decimal', when: hasParts },
  { name: `${part}PriceYuan`, kind: 'decimal', when: hasParts },
])
/** The colour of each finding that is still open. */
const tones = {
  usage_differs: 'orange',
  no_readings: 'gray',
  amount_differs: 'red',
  price_jumps: 'orange',
  gap: 'orange',
  overlap: 'red',
  paid_differs: 'red',
}

/** Bills as lists and forms have them; what is wrong with one, and its payments, stand below its form. */
export const billRecords: Records<Bill> = {
  texts: 'meters.bill',
  write: 'costs.write',
  titleOf: (row) => row.billNo ?? `${row.meterCode} ${row.startsOn} – ${row.endsOn}`,
  input: billInput,
  yearly: true,
  importable: true,
  evidence: 'bills',
  page: (row) => `/costs/bills/${row.id}`,
  start: () => ({ otherYuan: '0' }),
  list: (input) => api.bills.list.queryOptions({ input }),
  get: (id) => api.bills.get.queryOptions({ input: { id } }),
  operations: client.bills,
  quick: [
    { name: 'open', filters: () => ({ findings: { isEmpty: false }, acceptedNote: { isEmpty: true } }) },
    { name: 'unpaid', filters: () => ({ paidYuan: { to: '0' } }) },
  ],
  columns: [
    { name: 'meterCode', kind: 'text' },
    { name: 'billNo', kind: 'text', wideOnly: true },
    { name: 'startsOn', kind: 'day' },
    { name: 'endsOn', kind: 'day' },
    { name: 'usage', kind: 'decimal' },
    { name: 'amountYuan', kind: 'money' },
    { name: 'paidYuan', kind: 'money', wideOnly: true },
    {
      name: 'dueOn',
      kind: 'day',
      wideOnly: true,
      toneOf: (row) => (row.dueOn && row.dueOn < today() && Number(row.paidYuan) === 0 ? 'red' : undefined),
    },
    { name: 'findings', kind: 'tags', words: 'billFinding', tones, of: (row) => (row.acceptedNote ? [] : row.findings), path: 'findings' },
    { name: 'acceptedNote', kind: 'text', isHidden: true },
  ],
  fields: [
    { name: 'meterCode', kind: 'reference', to: meterReference },
    { name: 'billNo', kind: 'text' },
    { name: 'startsOn', kind: 'day' },
    { name: 'endsOn', kind: 'day' },
    { name: 'usage', kind: 'decimal' },
    { name: 'unitPriceYuan', kind: 'decimal' },
    ...partFields,
    { name: 'otherYuan', kind: 'money' },
    { name: 'amountYuan', kind: 'money' },
    { name: 'dueOn', kind: 'day' },
  ],
  notice: (values, id, give) => <BillHelp code={String(values.meterCode ?? '')} values={values} id={id} give={give} />,
  beside: (row) => <BillFindings bill={row} />,
}

/** The bills of one meter, on its page. */
export const billsOf = (code: string): Records<Bill> => ({
  ...billRecords,
  importable: false,
  quick: [],
  fixed: { meterCode: code },
  columns: billRecords.columns.filter(({ name }) => ['startsOn', 'endsOn', 'usage', 'amountYuan', 'findings'].includes(name)),
  fields: billRecords.fields.filter(({ name }) => name !== 'meterCode'),
  notice: (values, id, give) => <BillHelp code={code} values={values} id={id} give={give} />,
})

/** 账单 */
export const Bills = () => <RecordScreen records={billRecords} />
