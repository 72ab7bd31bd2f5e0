'use client'
import { Button, Group, Pill } from '@mantine/core'
import { useTranslations } from 'next-intl'

type Props = { words: readonly { name: string; text: string }[]; onRemove: (name: string) => void; onClear: () => void }

/** What the list is narrowed by, each with a cross that takes it off. */
export function FilterChips({ words, onRemove, onClear }: Props) {
  const t = useTranslations()
  if (words.length === 0) return null
  return (
    <Group gap={6} mb="sm" data-controls="" role="group" aria-label={t('table.filter.active')}>
      {words.map(({ name, text }) => (
        <Pill
          key={name}
          size="lg"
          withRemoveButton
          onRemove={() => onRemove(name)}
          removeButtonProps={{ 'aria-label': t('table.filter.takeOff', { filter: text }), 'aria-hidden': false, tabIndex: 0 }}
        >
          {text}
        </Pill>
      ))}
      <Button size="compact-sm" variant="subtle" onClick={onClear}>
        {t('records.clearFilters')}
      </Button>
    </Group>
  )
}
