'use client'
import { Button, Group, Title } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PageBack } from './page-back.tsx'
import classes from './poster.module.css'
import { QrCode } from './qr-code.tsx'

/** Above a poster: the way back, what can be done, and printing. None of it is on paper. */
export function PosterBar({ back, texts, children }: { back: string; texts: string; children: ReactNode }) {
  const t = useTranslations(texts)
  return (
    <Group justify="space-between" mb="md" className={classes.controls}>
      <PageBack path={back} text={t('back')} />
      <Group gap="xs">
        {children}
        <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </Group>
    </Group>
  )
}

type SheetProps = { title: string; when: ReactNode; qr: string; address: string; texts: string; scan: string; children?: ReactNode }

/** A sheet of A4 to hang up: what it is about, its code with what to do in three steps, and its address for whoever cannot scan. */
export function PosterSheet({ title, when, qr, address, texts, scan, children }: SheetProps) {
  const t = useTranslations(texts)
  return (
    <article className={classes.sheet}>
      <Title order={1} className={classes.title}>
        {title}
      </Title>
      <p className={classes.when}>{when}</p>
      <QrCode className={classes.code} qr={qr} alt={scan} />
      <Title order={2} className={classes.arrive}>
        {scan}
      </Title>
      <ol className={classes.steps} aria-label={t('howTo')}>
        <li>{t('step1')}</li>
        <li>{t('step2')}</li>
        <li>{t('step3')}</li>
      </ol>
      <p className={classes.small}>
        {t('orOpen')}
        <br />
        <span className={classes.address}>{address}</span>
      </p>
      {children && <p className={classes.small}>{children}</p>}
    </article>
  )
}
