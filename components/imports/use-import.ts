'use client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '#lib/api.ts'
import type { FileReport, ImportReport } from '#lib/sheets/schema.ts'
import { type ChosenFile, type Excess, excessOf, read, withMore } from './chosen-files.ts'

/** A chosen file beside what the rehearsal says of it. */
export type Judged = ChosenFile & { report: FileReport | null }
type Sending = { year: number; chosen: ChosenFile[] }
const sound = (chosen: readonly ChosenFile[]) => chosen.filter(({ problem }) => problem === null).map(({ file }) => file)

/** Files on their way in: chosen, rehearsed, then imported. Nothing that was chosen or found is lost when a step fails. */
export function useImport(year: number) {
  const [chosen, setChosen] = useState<ChosenFile[]>([])
  const [excess, setExcess] = useState<Excess | null>(null)
  const [isConfirmed, setConfirmed] = useState(false)
  const rehearsal = useMutation({
    meta: { quiet: true },
    mutationFn: async ({ year, chosen }: Sending): Promise<ImportReport> => {
      const files = sound(chosen)
      return files.length > 0 ? client.sheets.rehearse({ year, files }) : { year, dryRun: true, files: [] }
    },
  })
  const writing = useMutation({
    meta: { quiet: true },
    mutationFn: ({ year, files, confirm }: { year: number; files: File[]; confirm: boolean }) =>
      client.sheets.import({ year, files, confirm }),
  })

  const rehearse = (next: ChosenFile[], into = year) => {
    setChosen(next)
    setConfirmed(false)
    writing.reset()
    if (next.length > 0) rehearsal.mutate({ year: into, chosen: next })
    else rehearsal.reset()
  }
  const add = async (more: File[]) => {
    const files = withMore(writing.data ? [] : chosen, more)
    const tooMuch = excessOf(files)
    setExcess(tooMuch)
    if (tooMuch) return
    const known = new Map(chosen.map((one) => [one.file, one]))
    rehearse(await Promise.all(files.map((file) => known.get(file) ?? read(file))))
  }

  const judged = judgedBy(chosen, rehearsal.data)
  const isGoing = ({ report }: Judged) => report?.state === 'ready' || (report?.state === 'unconfirmed' && isConfirmed)
  const going = judged.filter(isGoing)
  return {
    rehearsal,
    writing,
    judged,
    going,
    leftOut: judged.filter((one) => !isGoing(one) && one.report?.state !== 'unchanged'),
    excess,
    isConfirmed,
    setConfirmed,
    isBusy: rehearsal.isPending || writing.isPending,
    add,
    drop: (file: File) => rehearse(chosen.filter((one) => one.file !== file)),
    again: (into = year) => rehearse(chosen, into),
    clear: () => rehearse([]),
    write: () => writing.mutate({ year, files: going.map(({ file }) => file), confirm: isConfirmed }),
  }
}
export type Import = ReturnType<typeof useImport>

/** The server reports in the order in which files were sent. */
function judgedBy(chosen: ChosenFile[], report: ImportReport | undefined): Judged[] {
  const sent = sound(chosen)
  return chosen.map((one) => ({ ...one, report: report?.files[sent.indexOf(one.file)] ?? null }))
}
