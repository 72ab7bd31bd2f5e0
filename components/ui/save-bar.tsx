'use client'
import { Button, Group } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import classes from './save-bar.module.css'

type Props = { isNew: boolean; busy: boolean; onNext?: (() => void) | undefined; onRemove?: (() => void) | undefined }

/** The way out of a form, always in reach of the thumb. */
export function SaveBar({ isNew, busy, onNext, onRemove }: Props) {
  const t = useTranslations()
  return (
    <Group className={classes.bar} justify="space-between" wrap="nowrap" gap="xs">
      {onRemove ? (
        <Button variant="subtle" color="red" disabled={busy} onClick={onRemove} leftSection={<IconTrash size={16} aria-hidden />}>
          {t('common.remove')}
        </Button>
      ) : (
        <span />
      )}
      <Group gap="xs" wrap="nowrap" className={classes.save}>
        {isNew && onNext && (
          <Button variant="default" size="md" disabled={busy} onClick={onNext}>
            {t('records.saveAndNext')}
          </Button>
        )}
        <Button type="submit" size="md" loading={busy} className={classes.main}>
          {t('common.save')}
        </Button>
      </Group>
    </Group>
  )
}
