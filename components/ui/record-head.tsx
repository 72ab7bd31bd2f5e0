'use client'
import { Anchor, Button, Group } from '@mantine/core'
import { IconArrowRight, IconCopy } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { RecordRow, Records } from './records.ts'

type Props = {
  records: Records<RecordRow>
  row: RecordRow | null
  /** Fills a new form like the record that was logged last; null where there is no new one. */
  onLike: (() => void) | null
}

/** Where else one record can be seen; for a new one, the way to begin with the last. */
export function RecordHead({ records, row, onLike }: Props) {
  const t = useTranslations('records')
  if (!onLike && !(row && records.page)) return null
  return (
    <Group justify="flex-end" mb={-8}>
      {onLike && (
        <Button variant="subtle" size="compact-md" leftSection={<IconCopy size={16} aria-hidden />} onClick={onLike}>
          {t('likeLast')}
        </Button>
      )}
      {row && records.page && (
        <Anchor component={Link} href={records.page(row)} fz="sm" py={4}>
          <Group gap={4} wrap="nowrap" component="span">
            {t('wholePage')}
            <IconArrowRight size={16} aria-hidden />
          </Group>
        </Anchor>
      )}
    </Group>
  )
}
