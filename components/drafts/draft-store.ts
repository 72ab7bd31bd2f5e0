import { createStore, delMany, get, getMany, keys, setMany, type UseStore, update } from 'idb-keyval'
import type { Draft, DraftFile } from './draft.ts'

/** The drafts of one person on this device. Everything rejects when the browser keeps nothing (full, or forbidden). */
export type DraftStore = {
  /** Oldest first. */
  all(): Promise<Draft[]>
  find(id: string): Promise<Draft | null>
  /** Writes a draft; of its files only those that are not kept yet, because they may be large. */
  keep(draft: Draft, files: readonly DraftFile[]): Promise<void>
  /** Changes a draft that is still there. */
  note(id: string, change: Partial<Draft>): Promise<void>
  filesOf(draft: Draft): Promise<DraftFile[]>
  drop(id: string): Promise<void>
}

const stores = new Map<string, DraftStore>()
const channelName = 'chamber-drafts'
const draftKey = (id: string) => `draft:${id}`
const fileKey = (draftId: string, fileId: string) => `file:${draftId}:${fileId}`

/** The drafts of one user: a database of their own, so that two people at one device never see each other's. */
export function draftStoreOf(userId: string): DraftStore {
  const known = stores.get(userId) ?? openStore(createStore(`chamber-drafts-${userId}`, 'drafts'))
  stores.set(userId, known)
  return known
}

/** Calls back whenever drafts were written, in this tab or another; gives how to stop. */
export function watchDrafts(onChange: () => void): () => void {
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = onChange
  return () => channel.close()
}

let speaker: BroadcastChannel | undefined
function tellAll(): void {
  speaker ??= new BroadcastChannel(channelName)
  speaker.postMessage(null)
}

function openStore(store: UseStore): DraftStore {
  // one write after the other, so that what is dropped is not kept again by a slower one
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(write: () => Promise<Result>): Promise<Result> => {
    const mine = last.then(write, write)
    last = mine.catch(() => {})
    return mine
  }
  const keysOf = async (prefix: string) => (await keys<string>(store)).filter((key) => key.startsWith(prefix))
  return {
    all: async () => {
      const found = await getMany<Draft>(await keysOf('draft:'), store)
      return found.filter((draft) => draft !== undefined).sort((a, b) => a.at - b.at)
    },
    find: async (id) => (await get<Draft>(draftKey(id), store)) ?? null,
    keep: (draft, files) =>
      inTurn(async () => {
        const kept = new Set(await keysOf(fileKey(draft.id, '')))
        const wanted = new Map(files.map((file) => [fileKey(draft.id, file.id), file.file]))
        const fresh = [...wanted].filter(([key]) => !kept.has(key))
        await setMany([...fresh, [draftKey(draft.id), { ...draft, files: files.map(({ id, kind }) => ({ id, kind })) }]], store)
        const gone = [...kept].filter((key) => !wanted.has(key))
        if (gone.length > 0) await delMany(gone, store)
        tellAll()
      }),
    note: (id, change) =>
      inTurn(async () => {
        // what was dropped meanwhile stays dropped
        if (!(await get(draftKey(id), store))) return
        await update<Draft>(draftKey(id), (draft) => ({ ...(draft as Draft), ...change }), store)
        tellAll()
      }),
    filesOf: async (draft) => {
      const files = await getMany<File>(
        draft.files.map((file) => fileKey(draft.id, file.id)),
        store,
      )
      return draft.files.flatMap((note, at) => (files[at] ? [{ ...note, file: files[at] }] : []))
    },
    drop: (id) =>
      inTurn(async () => {
        await delMany([draftKey(id), ...(await keysOf(fileKey(id, '')))], store)
        tellAll()
      }),
  }
}
