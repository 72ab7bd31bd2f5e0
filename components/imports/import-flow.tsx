'use client'
import { Alert, Button, Group, Loader, Select, Stack, Text } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { limits } from '#lib/sheets/schema.ts'
import { DropArea } from './drop-area.tsx'
import { FileCard } from './file-card.tsx'
import { ImportResult } from './import-result.tsx'
import { Preview } from './preview.tsx'
import { useImport } from './use-import.ts'

type Props = { year: number; thisYear: number; onYear: (year: number) => void }

/** From files to records: choose, see what would happen, import, see what happened. */
export function ImportFlow({ year, thisYear, onYear }: Props) {
  const t = useTranslations('importPage')
  const work = useImport(year)
  const changeYear = (chosen: number) => {
    onYear(chosen)
    if (work.judged.length > 0 && !work.writing.data) work.again(chosen)
  }
  const { rehearsal, writing } = work
  return (
    <Stack gap="md">
      <Select
        label={t('year')}
        description={t('yearHint')}
        data={yearsAround(thisYear, year)}
        value={String(year)}
        maw={360}
        allowDeselect={false}
        disabled={work.isBusy}
        onChange={(chosen) => chosen && changeYear(Number(chosen))}
      />
      <DropArea disabled={work.isBusy} onFiles={work.add} />
      {work.excess && (
        <Alert color="red" variant="light" icon={<IconAlertCircle aria-hidden />} role="alert">
          {t('excess', {
            files: work.excess.files,
            megabytes: megabytes(work.excess.bytes),
            mostFiles: limits.files,
            most: megabytes(limits.totalBytes),
          })}
        </Alert>
      )}
      {rehearsal.isPending && (
        <Group role="status" gap="sm">
          <Loader size="sm" />
          <Text fz="sm">{t('checking', { files: work.judged.length })}</Text>
        </Group>
      )}
      {rehearsal.error && (
        <Stack gap="xs" align="flex-start">
          <ProblemNotice error={rehearsal.error} />
          <Text fz="sm">{work.judged.map(({ file }) => file.name).join(t('and'))}</Text>
          <Button variant="default" size="sm" onClick={() => work.again()}>
            {t('checkAgain')}
          </Button>
        </Stack>
      )}
      {writing.data ? (
        <>
          <ImportResult report={writing.data} onClear={work.clear} />
          {work.leftOut.map(({ file, problem, report }) => (
            <FileCard key={`left ${file.name} ${file.size}`} name={file.name} problem={problem} report={report} />
          ))}
        </>
      ) : (
        rehearsal.data && !rehearsal.isPending && work.judged.length > 0 && <Preview year={year} work={work} onYear={changeYear} />
      )}
    </Stack>
  )
}

const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024)
/** Next year's plan, this one, and back to when the house opened; and the one in the address, whichever it is. */
const yearsAround = (thisYear: number, year: number): string[] =>
  [...new Set([year, ...Array.from({ length: thisYear + 2 - 2022 }, (_, back) => thisYear + 1 - back)])].sort((a, b) => b - a).map(String)
