'use client'
import { ActionIcon, Button, Kbd } from '@mantine/core'
import { useHotkeys, useOs } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'

const Palette = dynamic(() => import('./palette.tsx').then((module) => module.Palette), { ssr: false })

/** The header's way to the palette, and Ctrl/⌘ K from anywhere, also from a field. The palette itself is loaded when it is first asked for. */
export function PaletteOpener({ onKeys }: { onKeys: () => void }) {
  const t = useTranslations('palette')
  const [isOpen, setOpen] = useState(false)
  const os = useOs()
  const isApple = os === 'macos' || os === 'ios'
  const open = () => setOpen(true)
  useHotkeys([['mod+K', open]], [])
  const keys = isApple ? '⌘K' : 'Ctrl K'
  const shared = { onClick: open, 'aria-haspopup': 'dialog', 'aria-keyshortcuts': isApple ? 'Meta+K' : 'Control+K' } as const
  return (
    <>
      <ActionIcon variant="subtle" size="lg" hiddenFrom="md" aria-label={t('title')} {...shared}>
        <IconSearch size={20} aria-hidden />
      </ActionIcon>
      <Button
        variant="default"
        size="xs"
        c="dimmed"
        fw={400}
        visibleFrom="md"
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={<Kbd size="xs">{keys}</Kbd>}
        {...shared}
      >
        {t('button')}
      </Button>
      {isOpen && <Palette onGone={() => setOpen(false)} onKeys={onKeys} />}
    </>
  )
}
