'use client'
import { Stack, Text, Title } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { parseAsInteger, useQueryState } from 'nuqs'
import { useAllowed } from '#components/shell/actor.tsx'
import { BatchList } from './batch-list.tsx'
import { ImportFlow } from './import-flow.tsx'

/** Files in, and what came in before. The year is in the address. */
export function ImportScreen({ thisYear }: { thisYear: number }) {
  const t = useTranslations('importPage')
  const mayImport = useAllowed('sheets.write')
  const [chosen, setYear] = useQueryState('year', parseAsInteger.withDefault(thisYear))
  const year = chosen >= 2000 && chosen <= 2099 ? chosen : thisYear
  return (
    <Stack gap="xl">
      <div>
        <Title order={1} fz="h3">
          {t('title')}
        </Title>
        <Text c="dimmed" fz="sm">
          {t(mayImport ? 'text' : 'readOnly')}
        </Text>
      </div>
      {mayImport && <ImportFlow year={year} thisYear={thisYear} onYear={(next) => void setYear(next)} />}
      <BatchList />
    </Stack>
  )
}
