import { Button } from '@mantine/core'
import { IconCopy, IconFileImport, IconPlus } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { Empty } from '#components/ui/empty.tsx'

type Props = { year: number; formerYear: number | null; onNew: () => void; onCopy: () => void }

/** A year without budget: log it, import it, or begin with the lines of the last one. */
export function NoBudget({ year, formerYear, onNew, onCopy }: Props) {
  const t = useTranslations('budget')
  const mayWrite = useAllowed('budget.write')
  const mayImport = useAllowed('sheets.write')
  return (
    <Empty text={t('tree.empty', { year: String(year) })}>
      {mayWrite && (
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={onNew}>
          {t('line.new')}
        </Button>
      )}
      {mayWrite && formerYear && (
        <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={onCopy}>
          {t('tree.copy', { year: String(formerYear) })}
        </Button>
      )}
      {mayImport && (
        <Button variant="default" component={Link} href="/imports" prefetch={false} leftSection={<IconFileImport size={16} aria-hidden />}>
          {t('tree.import')}
        </Button>
      )}
    </Empty>
  )
}
