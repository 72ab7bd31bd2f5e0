'use client'
import { ActionIcon, Button, Card, Group, Input, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { v7 as newId } from 'uuid'
import { plainNumber } from '#components/ui/record-values.ts'
import type { PartsInput } from '#components/ui/records.ts'
import { pointsTotal } from '#lib/scorecards/rules.ts'
import type { ScorecardItem } from '#lib/scorecards/schema.ts'

/** A criterion that nobody has written yet. */
export const blankItem = (): ScorecardItem => ({ id: newId(), name: '', guide: null, maximum: '' })

/** The criteria of a scorecard: what is judged, how, and for how many points at most. */
export const ScorecardItems: PartsInput = ({ label, parts, onChange, disabled, error }) => {
  const t = useTranslations('organisations.scorecard.items')
  const items = parts as ScorecardItem[]
  const change = (at: number, part: Partial<ScorecardItem>) => onChange(items.map((item, i) => (i === at ? { ...item, ...part } : item)))
  const move = (from: number, to: number) => {
    const moved = items.filter((_, at) => at !== from)
    const [one] = items.slice(from, from + 1)
    onChange(one ? [...moved.slice(0, to), one, ...moved.slice(to)] : items)
  }
  return (
    <Input.Wrapper label={label} labelElement="div" error={error} required style={{ gridColumn: '1 / -1' }}>
      <Stack gap="xs" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
        {items.map((item, at) => (
          <Card key={item.id} component="li" withBorder p="xs">
            <Group align="flex-end" gap="xs" wrap="wrap">
              <TextInput
                flex="1 1 10rem"
                label={t('name', { position: at + 1 })}
                value={item.name}
                onChange={(typing) => change(at, { name: typing.currentTarget.value })}
                disabled={disabled}
                data-field={at === 0 ? 'items' : undefined}
                error={error && item.name.trim() === '' ? true : undefined}
              />
              <TextInput
                w={96}
                label={t('maximum')}
                inputMode="decimal"
                value={item.maximum}
                onChange={(typing) => change(at, { maximum: plainNumber(typing.currentTarget.value) })}
                disabled={disabled}
                error={error && !(Number(item.maximum) > 0) ? true : undefined}
              />
            </Group>
            <Textarea
              mt={4}
              autosize
              minRows={1}
              maxRows={6}
              aria-label={t('guide', { position: at + 1 })}
              placeholder={t('guideHint')}
              value={item.guide ?? ''}
              onChange={(typing) => change(at, { guide: typing.currentTarget.value || null })}
              disabled={disabled}
            />
            {!disabled && (
              <Group gap={4} mt={4} justify="flex-end">
                <Mover label={t('up', { position: at + 1 })} isOff={at === 0} onClick={() => move(at, at - 1)} icon={IconArrowUp} />
                <Mover
                  label={t('down', { position: at + 1 })}
                  isOff={at === items.length - 1}
                  onClick={() => move(at, at + 1)}
                  icon={IconArrowDown}
                />
                <Mover
                  label={t('remove', { position: at + 1 })}
                  isOff={items.length === 1}
                  onClick={() => onChange(items.filter((_, i) => i !== at))}
                  icon={IconTrash}
                />
              </Group>
            )}
          </Card>
        ))}
      </Stack>
      <Group justify="space-between" mt="xs">
        <Text fw={600} role="status">
          {t('total', { total: pointsTotal(items.map(({ maximum }) => maximum)) })}
        </Text>
        {!disabled && (
          <Button
            variant="light"
            size="compact-md"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => onChange([...items, blankItem()])}
          >
            {t('add')}
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  )
}

type MoverProps = { label: string; isOff: boolean; onClick: () => void; icon: typeof IconArrowUp }
function Mover({ label, isOff, onClick, icon: Icon }: MoverProps) {
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} disabled={isOff} onClick={onClick}>
      <Icon size={18} aria-hidden />
    </ActionIcon>
  )
}
