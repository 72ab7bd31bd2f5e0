'use client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { client } from '#lib/api.ts'
import { type ChosenFile, type Excess, excessOf, read, withMore } from './chosen-files.ts'

/** Files on their way to the house: what can be sent is sent at once, and the reader is brought to its import. */
export function useUpload(year: number) {
  const router = useRouter()
  const [chosen, setChosen] = useState<ChosenFile[]>([])
  const [excess, setExcess] = useState<Excess | null>(null)
  // the same files are the same import, however often they must be sent
  const [id, setId] = useState(() => newId())
  const sending = useMutation({
    meta: { quiet: true },
    mutationFn: ({ files, id }: { files: File[]; id: string }) => client.imports.start({ id, year, files }),
    onSuccess: (job) => router.push(`/imports/${job.id}`),
  })
  const send = (files: readonly ChosenFile[], as = id) =>
    sending.mutate({ files: files.filter(({ problem }) => problem === null).map(({ file }) => file), id: as })
  const keep = (next: ChosenFile[]) => {
    const fresh = newId()
    setChosen(next)
    setId(fresh)
    sending.reset()
    return fresh
  }
  return {
    chosen,
    excess,
    sending,
    held: chosen.filter(({ problem }) => problem !== null),
    isBusy: sending.isPending || sending.isSuccess,
    add: async (more: File[]) => {
      const files = withMore(chosen, more)
      const tooMuch = excessOf(files)
      setExcess(tooMuch)
      if (tooMuch) return
      const known = new Map(chosen.map((one) => [one.file, one]))
      const next = await Promise.all(files.map((file) => known.get(file) ?? read(file)))
      const fresh = keep(next)
      if (next.every(({ problem }) => problem === null)) send(next, fresh)
    },
    drop: (file: File) => keep(chosen.filter((one) => one.file !== file)),
    clear: () => keep([]),
    send: () => send(chosen),
  }
}
