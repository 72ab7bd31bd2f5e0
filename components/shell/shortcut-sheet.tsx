'use client'
import { Anchor, Kbd, Modal, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useMediaQuery, useOs } from '@mantine/hooks'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { isAllowed } from '#lib/permissions.ts'
import { useVisitor } from './actor.tsx'
import { goKeys } from './go-keys.ts'
import { navigation } from './nav.ts'
import classes from './shortcut-sheet.module.css'

/** Every key of the house in one place. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations()
  const visitor = useVisitor()
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const mod = ['macos', 'ios'].includes(useOs()) ? '⌘' : 'Ctrl'
  const s = (name: string) => t(`shortcuts.${name}` as 'shortcuts.title')
  const groups: { name: string; keys: (readonly [string, string])[] }[] = [
    {
      name: s('everywhere'),
      keys: [
        [`${mod} K`, t('palette.title')],
        ['?', s('title')],
        ['Esc', s('close')],
      ],
    },
    {
      name: s('lists'),
      keys: [
        ['/', s('search')],
        ['n', s('new')],
        ['j', s('next')],
        ['k', s('previous')],
        ['Enter', s('open')],
        ['x', s('choose')],
        ['Shift x', s('chooseRange')],
      ],
    },
    {
      name: s('records'),
      keys: [
        ['e', s('edit')],
        [`${mod} S`, s('save')],
      ],
    },
    {
      name: s('go'),
      keys: navigation
        .flatMap(({ items }) => items)
        .filter(({ name, permission }) => goKeys[name] && isAllowed(visitor?.role ?? null, permission))
        .map(({ name }) => [`g ${goKeys[name]}`, t(`nav.${name}` as 'nav.board')] as const),
    },
  ]
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{s('title')}</Text>} size="lg" fullScreen={isPhone}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        <Stack gap="lg">{groups.slice(0, 3).map(Group)}</Stack>
        <Stack gap="lg">{groups.slice(3).map(Group)}</Stack>
      </SimpleGrid>
      <Text fz="sm" c="dimmed" mt="md">
        {visitor?.shortcuts ? s('whenOff') : s('areOff')}{' '}
        <Anchor component={Link} href="/account" onClick={onClose} inherit underline="always">
          {t('common.account')}
        </Anchor>
      </Text>
    </Modal>
  )
}

function Group({ name, keys }: { name: string; keys: readonly (readonly [string, string])[] }) {
  return (
    <section key={name} aria-label={name}>
      <Title order={3} fz="sm" mb={4}>
        {name}
      </Title>
      <dl className={classes.keys}>
        {keys.map(([combination, does]) => (
          <div key={combination}>
            <dt>{does}</dt>
            <dd>
              {combination.split(' ').map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
