'use client'
import { Loader, Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import type { SheetView } from '#lib/imports/schema.ts'
import type { JobFile } from './job-step.ts'
import { SheetForm } from './sheet-form.tsx'

type Props = { file: JobFile; layouts: readonly string[]; onClose: (isSaved: boolean) => void }

/** Says by hand what the sheets of a file are. The file is opened for it, which may take a moment. */
export function MappingEditor({ file, layouts, onClose }: Props) {
  const t = useTranslations('importPage.mapping')
  const query = useQuery(api.imports.sheets.queryOptions({ input: { fileId: file.id } }))
  return (
    <Stack
      gap="md"
      component="section"
      aria-label={t('title', { file: file.fileName })}
      ref={lookAt}
      tabIndex={-1}
      style={{ outline: 'none' }}
    >
      {query.isPending && (
        <Text fz="sm" role="status">
          <Loader size="xs" mr={8} />
          {t('reading')}
        </Text>
      )}
      {!query.isPending && (
        <Panel query={query} isEmpty={(sheets) => sheets.length === 0} empty={<Text fz="sm">{t('noSheets')}</Text>}>
          {(sheets) => <Sheets file={file} sheets={sheets} layouts={layouts} onClose={onClose} />}
        </Panel>
      )}
    </Stack>
  )
}

function Sheets({ file, sheets, layouts, onClose }: Props & { sheets: readonly SheetView[] }) {
  const t = useTranslations('importPage.mapping')
  const [name, setName] = useState(() => firstToAsk(sheets)?.sheet)
  const view = sheets.find(({ sheet }) => sheet === name)
  return (
    <>
      {sheets.length > 1 && (
        <Select
          label={t('sheet')}
          maw={360}
          allowDeselect={false}
          data={sheets.map(({ sheet, rows, hidden }) => ({
            value: sheet,
            label: t('sheetOption', { name: sheet, rows, hidden: String(hidden) }),
          }))}
          value={name ?? null}
          onChange={(next) => next && setName(next)}
        />
      )}
      {view && <SheetForm key={view.sheet} fileId={file.id} view={view} layouts={layouts} mayIgnore={sheets.length > 1} onDone={onClose} />}
    </>
  )
}

/** Where nothing was recognised, the longest sheet that can be seen is most likely the one; else the first that was. */
const firstToAsk = (sheets: readonly SheetView[]): SheetView | undefined =>
  sheets.find(({ layout }) => layout !== null) ?? [...sheets].sort((a, b) => Number(a.hidden) - Number(b.hidden) || b.rows - a.rows)[0]

/** The button that was clicked may stand screens away. One function, so that it runs once. */
function lookAt(editor: HTMLElement | null): void {
  editor?.focus({ preventScroll: true })
  editor?.scrollIntoView({ block: 'nearest' })
}
