'use client'
import { Button, type ButtonProps, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'

export type FileFormat = 'xlsx' | 'csv'
type Props = ButtonProps & { label?: string; bring: (format: FileFormat) => void }

/** A button that brings what is at hand as a file, in the format that is chosen. */
export function FileMenu({ label, bring, ...button }: Props) {
  const t = useTranslations('table.export')
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} {...button}>
          {label ?? t('title')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => bring('xlsx')}>{t('xlsx')}</Menu.Item>
        <Menu.Item onClick={() => bring('csv')}>{t('csv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
