/** The files of a drop, those in folders too. To be called while the event is handled: afterwards the browser has forgotten what was dropped. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const plain = [...transfer.files]
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (!entries.some(({ isDirectory }) => isDirectory)) return plain
  return (await Promise.all(entries.map(filesIn))).flat()
}

/** What was pasted: files, or cells copied from a spreadsheet as a file of that name. */
export function pastedFiles(clipboard: DataTransfer, name: string): File[] {
  if (clipboard.files.length > 0) return [...clipboard.files]
  const text = clipboard.getData('text/plain')
  // a heading and a row at least; a word copied by chance is no table
  return text.includes('\t') && text.trim().includes('\n')
    ? [new File([`\uFEFF${text}`], `${name}.tsv`, { type: 'text/tab-separated-values' })]
    : []
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (isFolder(entry)) return (await Promise.all((await contentOf(entry)).map(filesIn))).flat()
  // what an open Excel and the system leave beside the files
  if (/^(~\$|\.|Thumbs\.db$)/i.test(entry.name)) return []
  return [await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail))]
}
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

/** A folder tells its content in pieces, and an empty piece is the end. */
async function contentOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail))
    if (piece.length === 0) return all
    all.push(...piece)
  }
}
