'use client'
import type { RecordRow, Records } from '../ui/records.ts'
import { FileMenu } from './file-menu.tsx'
import { useExport } from './use-export.ts'
import type { List } from './use-list.ts'

type Props = { records: Records<RecordRow>; list: List; words: readonly string[]; chosen: readonly RecordRow[] }

/** Brings the chosen rows as a file. */
export const ExportMenu = ({ records, list, words, chosen }: Props) => (
  <FileMenu size="compact-md" variant="light" bring={useExport(records, list, words, chosen)} />
)
