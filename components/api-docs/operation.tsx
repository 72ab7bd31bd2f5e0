import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import classes from './api-docs.module.css'

type Props = {
  title: string
  path: string
  kind: 'query' | 'command'
  permission: string
  /** Null: anybody, without signing in. */
  roles: readonly string[] | null
  isForKeys: boolean
  curl: string
  response: string | null
}

/** One operation: what it does, whom it opens to, and what a request and its answer look like. */
export function Operation({ title, path, kind, permission, roles, isForKeys, curl, response }: Props) {
  const t = useTranslations('apiDocs')
  const roleOf = useTranslations('enums.role')
  const comma = useTranslations('audit')('comma')
  return (
    <section className={classes.operation} aria-label={`${title} ${path}`}>
      <h3>{title}</h3>
      <div className={classes.path}>
        POST {path} · {t(kind === 'query' ? 'read' : 'write')}
      </div>
      <div className={classes.facts}>
        {t('permission')} <code>{permission}</code>
        {roles === null ? ` · ${t('anyone')}` : ` · ${roles.map((role) => roleOf(role as never)).join(comma)}`}
        {!isForKeys && ` · ${t('personOnly')}`}
      </div>
      <details>
        <summary>{t('more')}</summary>
        <Block label={t('request')}>{curl}</Block>
        <Block label={t('response')}>{response ?? t('stream')}</Block>
      </details>
    </section>
  )
}

function Block({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <div className={classes.facts}>{label}</div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre className={classes.code} tabIndex={0}>
        {children}
      </pre>
    </>
  )
}
