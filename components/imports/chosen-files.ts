import { limits } from '#lib/sheets/schema.ts'

/** A file that somebody chose. What is not worth sending says why. */
export type ChosenFile = { file: File; problem: 'tooLarge' | 'empty' | 'unreadable' | null }
/** More than one request may bring. */
export type Excess = { files: number; bytes: number }

/** What stands chosen when more is added: a file chosen again under its name is the corrected one. */
export const withMore = (chosen: readonly ChosenFile[], more: readonly File[]): File[] => [
  ...chosen.map(({ file }) => file).filter(({ name }) => !more.some((file) => file.name === name)),
  ...more,
]

/** Whether files are more, or larger together, than one import takes; those that will not be sent do not weigh. */
export function excessOf(files: readonly File[]): Excess | null {
  const bytes = files.filter(({ size }) => size <= limits.fileBytes).reduce((sum, { size }) => sum + size, 0)
  return files.length > limits.files || bytes > limits.totalBytes ? { files: files.length, bytes } : null
}

/** Takes a file's bytes into memory: a browser refuses to send a file that was saved again after it was chosen, and calls that a lost connection. */
export async function read(file: File): Promise<ChosenFile> {
  if (file.size > limits.fileBytes) return { file, problem: 'tooLarge' }
  if (file.size === 0) return { file, problem: 'empty' }
  try {
    return { file: new File([await file.arrayBuffer()], file.name), problem: null }
  } catch {
    // locked by another program, moved, or on a share that is gone
    return { file, problem: 'unreadable' }
  }
}
