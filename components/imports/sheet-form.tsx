'use client'
import { Alert, Button, Checkbox, Group, Select, Stack, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import type { SheetView } from '#lib/imports/schema.ts'
import { ColumnPicks } from './column-picks.tsx'
import { HeaderPicker } from './header-picker.tsx'
import { ignored, useSheetForm } from './use-sheet-form.ts'

/** What Select calls the choice to leave a sheet alone: an empty value means nothing chosen to it. */
const ignoring = 'ignore'

type Props = { fileId: string; view: SheetView; layouts: readonly string[]; mayIgnore: boolean; onDone: (isSaved: boolean) => void }

/** One sheet: what it is, where its headings stand, and which column is which. */
export function SheetForm({ fileId, view, layouts, mayIgnore, onDone }: Props) {
  const t = useTranslations()
  const form = useSheetForm(fileId, view, onDone)
  const { draft, columns, headings, missing, extra, isTried } = form
  const kinds = layouts.map((layout) => ({ value: layout, label: t(`imports.layouts.${layout}`) }))
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        form.submit()
      }}
    >
      <Stack gap="md">
        <Select
          label={t('importPage.mapping.layout')}
          description={t('importPage.mapping.layoutHint')}
          placeholder={t('importPage.mapping.choose')}
          maw={360}
          searchable
          allowDeselect={false}
          error={isTried && draft.layout === null ? t('importPage.mapping.noLayout') : undefined}
          data={mayIgnore ? [...kinds, { value: ignoring, label: t('importPage.mapping.ignore') }] : kinds}
          value={draft.layout === ignored ? ignoring : draft.layout}
          onChange={(layout) => layout && form.change({ layout: layout === ignoring ? ignored : layout })}
        />
        {draft.layout !== ignored && (
          <HeaderPicker
            top={view.top}
            row={draft.headerRow}
            onRow={(headerRow) => headerRow !== draft.headerRow && form.change({ headerRow })}
          />
        )}
        {headings.length === 0 && form.hasColumns && <ProblemNotice text={t('importPage.mapping.noHeadings')} />}
        {columns.length > 0 && headings.length > 0 && (
          <>
            <ColumnPicks
              view={view}
              draft={draft}
              columns={columns}
              missing={isTried ? missing.map(({ key }) => key) : []}
              onChoose={form.choose}
            />
            <div role="status">
              {missing.length > 0 && (
                <Alert color={isTried ? 'red' : 'yellow'} variant="light" role="presentation">
                  {t('importPage.mapping.missing', { columns: missing.map(({ heading }) => heading).join(t('importPage.and')) })}
                </Alert>
              )}
            </div>
            {extra.length > 0 && (
              <Text fz="sm" c="dimmed">
                {t('importPage.mapping.extra', { columns: extra.join(t('importPage.and')) })}
              </Text>
            )}
          </>
        )}
        <Checkbox
          label={t('importPage.mapping.remember')}
          checked={form.remember}
          onChange={(tick) => form.setRemember(tick.currentTarget.checked)}
        />
        <ProblemNotice error={form.error} />
        <Group gap="xs">
          <Button type="submit" loading={form.isSaving}>
            {t('importPage.mapping.save')}
          </Button>
          <Button variant="default" onClick={() => onDone(false)}>
            {t('importPage.mapping.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
