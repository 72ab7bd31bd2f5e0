'use client'
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { api } from '#lib/api.ts'
import { Download } from '../evaluations/download.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { CheckResult } from './check-result.tsx'
import classes from './file-area.module.css'
import { FileArea } from './file-area.tsx'

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
        <FileArea busy={check.isPending} onFile={(file) => check.mutate({ year, file })} />
        <ProblemNotice error={check.error} />
        {check.data && (
          <Stack ref={result} tabIndex={-1} style={{ outline: 'none' }}>
            <Group justify="space-between">
              <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
                {t('checked', { name })}
              </Text>
              <Button
                variant="default"
                leftSection={<IconPrinter size={16} aria-hidden />}
                onClick={() => window.print()}
                className={classes.screen}
              >
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
