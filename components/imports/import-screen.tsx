'use client'
import { Anchor, Stack, Text, Title } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { parseAsInteger, useQueryState } from 'nuqs'
import { useAllowed } from '#components/shell/actor.tsx'
import { BatchList } from './batch-list.tsx'
import { OpenList } from './open-list.tsx'
import { Remembered } from './remembered.tsx'
import { Templates } from './templates.tsx'
import { Upload } from './upload.tsx'

/** Files in, what is on its way, what came in before, and what the house understands. The year is in the address. */
export function ImportScreen({ thisYear, layouts }: { thisYear: number; layouts: readonly string[] }) {
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
      {mayImport && (
        <Stack gap="xs">
          <Upload year={year} thisYear={thisYear} onYear={(next) => void setYear(next)} />
          <Anchor href="#templates" fz="sm">
            {t('drop.noTable')}
          </Anchor>
        </Stack>
      )}
      <OpenList />
      <BatchList />
      <Templates layouts={layouts} />
      <Remembered />
    </Stack>
  )
}
