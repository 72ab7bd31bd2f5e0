import type { FromPress, TableHead, ToPress } from '../press.ts'

type Maker = (...given: never[]) => Promise<Uint8Array>
/** The press: a process that makes documents, one after the other, from what it is handed. It reads no database, knows no secret, and loads what is asked for. */
const makers: Record<string, () => Promise<Maker>> = {
  report: async () => (await import('../evaluations/report/report.ts')).makeReport,
  form: async () => (await import('../evaluations/form.ts')).makeForm,
  bulletin: async () => (await import('../evaluations/bulletin.ts')).makeBulletin,
  monitoringReport: async () => (await import('../monitoring/report.ts')).makeMonitoringReport,
  monitoringForm: async () => (await import('../monitoring/form.ts')).makeMonitoringForm,
}

async function made(name: string, given: unknown[]): Promise<Uint8Array> {
  const maker = await makers[name]?.()
  if (!maker) throw new Error(`no maker ${name}`)
  return maker(...(given as never[]))
}

async function tableOf(head: TableHead): Promise<Uint8Array> {
  const { xlsxOf } = await import('../spreadsheet.ts')
  return new Uint8Array(await (await xlsxOf({ ...head, rows: comingRows() })).arrayBuffer())
}

/** Rows of the table at hand that have come and are not written yet; null is its end. */
let rows: ((string | null)[] | null)[] = []
let wake: () => void = () => undefined
async function* comingRows() {
  for (;;) {
    for (const row of rows.splice(0)) {
      if (row === null) return
      yield row
    }
    // more may have come while the last ones were written
    if (rows.length === 0)
      await new Promise<void>((done) => {
        wake = done
      })
  }
}

process.on('message', (said: ToPress) => {
  if (said.kind === 'make') answer(made(said.name, said.given))
  else if (said.kind === 'table') {
    rows = []
    answer(tableOf(said.head))
  } else {
    if (said.kind === 'rows') for (const row of said.rows) rows.push(row)
    else rows.push(null)
    wake()
  }
})
process.on('disconnect', () => process.exit())

function answer(making: Promise<Uint8Array>): void {
  const tell = (message: FromPress) => process.send?.(message)
  making.then(
    (bytes) => tell({ kind: 'made', bytes }),
    (error: Error) => tell({ kind: 'broken', message: error.message, stack: error.stack ?? '' }),
  )
}
