'use client'
import { ActionIcon, Popover, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'

type Props = {
  /** What the figure is called. */
  name: string
  /** The measures that it is made of: one, or two where the first is divided by the second; none while nobody chose any. */
  measures: readonly string[]
}
/** How long a pointer may be on its way to the text, in milliseconds. */
const patience = 150

/**
 * 口径: what a figure counts, from which records, by which day, and what is left out. Opens by click, by key, and while a pointer rests on it.
 * A button of its own: never inside a link or another button.
 */
export function Meaning({ name, measures }: Props) {
  const t = useTranslations('facts')
  const [isOpen, { open, close, toggle }] = useDisclosure()
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isByPointer = useRef(false)
  const word = (key: string) => t(key as 'help.title')
  const stay = { onMouseEnter: () => clearTimeout(leaving.current), onMouseLeave: () => leave() }
  const leave = () => {
    if (isByPointer.current) leaving.current = setTimeout(close, patience)
  }
  const come = () => {
    clearTimeout(leaving.current)
    if (isOpen) return
    isByPointer.current = true
    leaving.current = setTimeout(open, patience)
  }
  // a click keeps open what the pointer opened, and the next one closes it
  const press = () => {
    clearTimeout(leaving.current)
    if (!(isOpen && isByPointer.current)) toggle()
    isByPointer.current = false
  }
  // Escape closes it wherever the focus is: a pointer opens it without any
  useEffect(() => {
    if (!isOpen) return
    const onKey = (key: KeyboardEvent) => key.key === 'Escape' && close()
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isOpen, close])
  const roles = ['numerator', 'denominator'] as const
  return (
    <Popover opened={isOpen} onDismiss={close} onClose={close} width={320} position="bottom-start" shadow="md" withArrow returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          radius="xl"
          data-controls=""
          // and closes only it, not the drawer that it stands in
          data-mantine-stop-propagation={isOpen || undefined}
          aria-label={t('help.of', { name })}
          onClick={press}
          onMouseEnter={come}
          onMouseLeave={leave}
        >
          <IconInfoCircle size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown {...stay} maw="calc(100vw - 2rem)">
        <Stack gap="xs" ta="left" fw={400}>
          {measures.length === 0 && <Text fz="sm">{t('help.none')}</Text>}
          {measures.length > 1 && <Text fz="sm">{t('help.rate')}</Text>}
          {measures.map((measure, place) => (
            <div key={measure}>
              <Text fz="sm" fw={600}>
                {measures.length > 1
                  ? t(`help.${roles[place] ?? 'denominator'}`, { measure: word(`measures.${measure}`) })
                  : word(`measures.${measure}`)}
              </Text>
              <Text fz="sm" style={{ whiteSpace: 'pre-line' }}>
                {word(`meaning.${measure}`)}
              </Text>
            </div>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

type Formula = { numerator: { measure: string }; denominator: { measure: string } | null } | null
/** The measures of an indicator's formula, as `Meaning` takes them. */
export const measuresIn = (formula: Formula): string[] =>
  formula ? [formula.numerator.measure, ...(formula.denominator ? [formula.denominator.measure] : [])] : []
