'use client'
import { Alert, Anchor, List, Text } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { UndoResult } from '#lib/imports/schema.ts'

/** As many as a reader goes through one by one. */
const most = 100

/** What taking a batch back did, with the records that stayed as they are and why. */
export function UndoReport({ fileName, result: { removed, restored, left } }: { fileName: string; result: UndoResult }) {
  const t = useTranslations('importPage.undo')
  return (
    <Alert color={left.length > 0 ? 'yellow' : 'teal'} variant="light" icon={<IconArrowBackUp aria-hidden />} role="status" w="100%">
      <Text fz="sm">{t('done', { file: fileName, removed, restored })}</Text>
      {left.length > 0 && (
        <>
          <Text fz="sm">{t('kept', { left: left.length })}</Text>
          <List size="sm">
            {left.slice(0, most).map(({ recordId, title, path, reason }) => (
              <List.Item key={recordId}>
                {path ? (
                  <Anchor component={Link} href={path} prefetch={false} fz="sm" c="inherit" underline="always">
                    {title}
                  </Anchor>
                ) : (
                  title
                )}{' '}
                {t(`reasons.${reason}`)}
              </List.Item>
            ))}
          </List>
          {left.length > most && <Text fz="sm">{t('more', { more: left.length - most })}</Text>}
        </>
      )}
    </Alert>
  )
}
