'use client'
import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'

type Props = { spoken: number; year: number; isBusy: boolean; onYear: () => void }

/** Files that speak of another year than the one chosen are noticed before anything is written. */
export function OtherYear({ spoken, year, isBusy, onYear }: Props) {
  const t = useTranslations('importPage.preview')
  return (
    <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} role="alert">
      <Group gap="sm">
        <Text fz="sm">{t('otherYear', { spoken, year })}</Text>
        <Button size="compact-sm" variant="default" disabled={isBusy} onClick={onYear}>
          {t('changeYear', { year: spoken })}
        </Button>
      </Group>
    </Alert>
  )
}
