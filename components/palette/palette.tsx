'use client'
import { CloseButton, Kbd, Loader, Text, VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import '@mantine/spotlight/styles.layer.css'
import { IconSearch } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useVisitor } from '../shell/actor.tsx'
import type { Entry } from './entries.ts'
import classes from './palette.module.css'
import { PaletteList } from './palette-list.tsx'
import { keepRecent } from './recent.ts'
import { useActions } from './use-actions.ts'
import { usePages } from './use-pages.ts'
import { useSections } from './use-sections.ts'

const [store, spotlight] = createSpotlight()

/** Everything of the house by a few letters: pages, records, actions. It opens as it is mounted; `onGone` once it has left the screen. */
export function Palette({ onGone, onKeys }: { onGone: () => void; onKeys: () => void }) {
  const t = useTranslations('palette')
  const listId = useId()
  const router = useRouter()
  const visitor = useVisitor()
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const [query, setQuery] = useState('')
  const [active, setActive] = useState<string | null>(null)
  const after = useRef<() => void>(null)
  const pages = usePages()
  const actions = useActions({ onKeys, later: (act) => (after.current = act) })
  const { sections, isSearching, hasFailed } = useSections(query, pages, actions)
  const entries = sections.flatMap((section) => section.entries)
  const place = Math.max(
    0,
    entries.findIndex(({ id }) => id === active),
  )
  const current = entries[place]
  useEffect(() => {
    spotlight.open()
    return spotlight.close
  }, [])
  const choose = (entry: Entry, inNewTab: boolean) => {
    if (visitor) keepRecent(visitor.userId, entry)
    spotlight.close()
    if (!entry.path) entry.act?.()
    else if (inNewTab) window.open(entry.path, '_blank', 'noopener')
    else router.push(entry.path)
  }
  const walk = (step: number) => setActive(entries[(place + step + entries.length) % entries.length]?.id ?? null)
  // before Spotlight's own keys: what chooses here is the entry that is read out, and never while a word is being composed
  const onKey = (key: KeyboardEvent) => {
    if (key.nativeEvent.isComposing || key.keyCode === 229) return key.stopPropagation()
    const step = key.key === 'ArrowDown' ? 1 : key.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) walk(step)
    else if (key.key === 'Enter' && current) choose(current, key.ctrlKey || key.metaKey)
    else if (key.key !== 'Enter') return
    key.preventDefault()
    key.stopPropagation()
  }
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={(next) => {
        setQuery(next)
        setActive(null)
      }}
      fullScreen={isPhone}
      radius={isPhone ? 0 : undefined}
      size={640}
      overlayProps={{ backgroundOpacity: 0.4 }}
      attributes={{ content: { 'aria-label': t('title') } }}
      transitionProps={{
        duration: 120,
        onExited: () => {
          onGone()
          after.current?.()
        },
      }}
    >
      <div className={classes.search}>
        <Spotlight.Search
          flex={1}
          placeholder={t('hint')}
          leftSection={isSearching ? <Loader size={18} aria-hidden /> : <IconSearch size={20} stroke={1.6} aria-hidden />}
          maxLength={100}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="go"
          role="combobox"
          aria-label={t('title')}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-expanded={entries.length > 0}
          aria-controls={entries.length > 0 ? listId : undefined}
          aria-activedescendant={current && `${listId}:${current.id}`}
          onKeyDownCapture={onKey}
        />
        <CloseButton size="lg" mr="xs" aria-label={t('close')} onClick={spotlight.close} />
      </div>
      {entries.length > 0 && (
        <PaletteList id={listId} sections={sections} active={current?.id} onActive={setActive} onChoose={choose} isStale={isSearching} />
      )}
      {entries.length === 0 && (
        <Text p="lg" ta="center" c="dimmed">
          {hasFailed ? t('failed') : isSearching ? t('searching') : t('none', { query: query.trim() })}
        </Text>
      )}
      {hasFailed && entries.length > 0 && (
        <Text px="md" pb="sm" fz="sm" c="dimmed">
          {t('failed')}
        </Text>
      )}
      <VisuallyHidden role="status">{isSearching ? '' : t('found', { count: entries.length })}</VisuallyHidden>
      <div className={classes.keys} aria-hidden>
        <span>
          <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {t('walk')}
        </span>
        <span>
          <Kbd size="xs">↵</Kbd> {t('open')}
        </span>
        <span>
          <Kbd size="xs">Esc</Kbd> {t('close')}
        </span>
      </div>
    </Spotlight.Root>
  )
}
