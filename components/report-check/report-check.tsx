'use client'
import { Button, Group, Loader, Stack, Text } from '@mantine/core'
import { IconFileSearch, IconPrinter } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { FileArea } from '#components/ui/file-area.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { api } from '#lib/api.ts'
import { Download } from '../evaluations/download.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { CheckResult } from './check-result.tsx'

const word = '.docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What somebody changed in a report outside of the house, against what the house prints. The file is read and forgotten. */
export function ReportCheckPage({ year }: { year: number }) {
  const t = useTranslations('reportCheck')
  const result = useRef<HTMLDivElement>(null)
  const check = useMutation(
    api.reportChecks.check.mutationOptions({
      meta: { quiet: true },
      onSuccess: () => requestAnimationFrame(() => result.current?.focus()),
    }),
  )
  const checkFirst = ([file]: Iterable<File>) => file && check.mutate({ year, file })
  const name = check.variables?.file instanceof File ? check.variables.file.name : ''
  return (
    <>
      <PageHead title={t('heading', { year })}>
        <Download href={`/evaluations/report?year=${year}`} label={t('download')} />
      </PageHead>
      <Stack>
        <Text fz="sm" c="dimmed">
          {t('about')}
        </Text>
        <FileArea
          icon={check.isPending ? <Loader size={32} /> : <IconFileSearch size={32} stroke={1.4} aria-hidden />}
          title={check.isPending ? <span role="status">{t('reading')}</span> : t('choose')}
          hint={t('hint')}
          accept={word}
          disabled={check.isPending}
          onDrop={({ files }) => checkFirst(files)}
          onFiles={checkFirst}
        />
        <ProblemNotice error={check.error} />
        {check.data && (
          <Stack ref={result} tabIndex={-1} style={{ outline: 'none' }}>
            <Group justify="space-between">
              <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
                {t('checked', { name })}
              </Text>
              <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()} data-controls="">
                {t('print')}
              </Button>
            </Group>
            <CheckResult result={check.data} />
          </Stack>
        )}
      </Stack>
    </>
  )
}
