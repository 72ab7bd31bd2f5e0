'use client'
import { ActionIcon, Button, Card, Group, Input, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { v7 as newId } from 'uuid'
import { DayField } from '#components/ui/fields/day-field.tsx'
import type { PartsInput } from '#components/ui/records.ts'
import { today } from '#lib/day.ts'
import { type ChecklistItem, frequencies } from '#lib/inspections/schema.ts'

/** An item that nobody has written yet, in use from today. */
export const blankItem = (): ChecklistItem => ({ id: newId(), from: today(), name: '', guide: null, until: null, frequency: 'monthly' })

/** The checklist of an area: what is looked at, what to look for, how often, and from when until when. */
export const ChecklistItems: PartsInput = ({ label, parts, onChange, disabled, error }) => {
  const t = useTranslations('inspections.area.items')
  const items = parts as ChecklistItem[]
  const change = (at: number, part: Partial<ChecklistItem>) => onChange(items.map((item, i) => (i === at ? { ...item, ...part } : item)))
  const move = (from: number, to: number) => {
    const moved = items.filter((_, at) => at !== from)
    const [one] = items.slice(from, from + 1)
    onChange(one ? [...moved.slice(0, to), one, ...moved.slice(to)] : items)
  }
  return (
    <Input.Wrapper label={label} labelElement="div" description={t('hint')} error={error} required style={{ gridColumn: '1 / -1' }}>
      <Stack gap="xs" component="ol" p={0} m={0} mt={4} style={{ listStyle: 'none' }}>
        {items.map((item, at) => (
          <Card key={item.id} component="li" withBorder p="xs">
            <Item item={item} position={at + 1} isRefused={Boolean(error)} disabled={disabled} onChange={(part) => change(at, part)} />
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
                  isOff={false}
                  onClick={() => onChange(items.filter((_, i) => i !== at))}
                  icon={IconTrash}
                />
              </Group>
            )}
          </Card>
        ))}
      </Stack>
      {!disabled && (
        <Button
          mt="xs"
          variant="light"
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange([...items, blankItem()])}
        >
          {t('add')}
        </Button>
      )}
    </Input.Wrapper>
  )
}

type ItemProps = {
  item: ChecklistItem
  position: number
  isRefused: boolean
  disabled: boolean
  onChange: (part: Partial<ChecklistItem>) => void
}
function Item({ item, position, isRefused, disabled, onChange }: ItemProps) {
  const t = useTranslations('inspections.area.items')
  const words = useTranslations('enums.frequency')
  const day = (name: 'from' | 'until') => ({
    ...{ label: t(name), 'aria-label': t(`${name}Of`, { position }), description: undefined, required: name === 'from', disabled },
    ...{
      error: undefined,
      value: item[name] ?? '',
      onBlur: () => {},
      'data-field': `items.${position}.${name}`,
      clearable: name === 'until',
    },
  })
  return (
    <Stack gap={6}>
      <Group align="flex-end" gap="xs" wrap="wrap">
        <TextInput
          flex="1 1 12rem"
          label={t('name', { position })}
          value={item.name}
          onChange={(typing) => onChange({ name: typing.currentTarget.value })}
          disabled={disabled}
          data-field={position === 1 ? 'items' : undefined}
          error={(isRefused && item.name.trim() === '') || undefined}
        />
        <Select
          w={110}
          label={t('frequency')}
          aria-label={t('frequencyOf', { position })}
          data={frequencies.map((code) => ({ value: code, label: words(code) }))}
          value={item.frequency}
          onChange={(code) => onChange({ frequency: frequencies.find((one) => one === code) ?? 'monthly' })}
          allowDeselect={false}
          disabled={disabled}
        />
      </Group>
      <Textarea
        autosize
        minRows={1}
        maxRows={6}
        aria-label={t('guide', { position })}
        placeholder={t('guideHint')}
        value={item.guide ?? ''}
        onChange={(typing) => onChange({ guide: typing.currentTarget.value || null })}
        disabled={disabled}
      />
      <Group gap="xs" grow>
        <DayField {...day('from')} onChange={(from) => from && onChange({ from })} />
        <DayField {...day('until')} onChange={(until) => onChange({ until: until || null })} />
      </Group>
    </Stack>
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
