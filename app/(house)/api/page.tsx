import { Anchor, Button, Stack, Text, TextInput, Title } from '@mantine/core'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import classes from '#components/api-docs/api-docs.module.css'
import { Operation } from '#components/api-docs/operation.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { exampleFor, found, type Told, toldOf } from '#lib/api-docs/read.ts'
import { currentActor } from '#lib/auth.ts'
import { publicUrl } from '#lib/env.ts'
import { router } from '#lib/router.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('apiDocs'))('title') })

const all = toldOf(router)
const nouns = [...new Set(all.map(({ noun }) => noun))]
/** How many a search shows at most. */
const most = 60

/** The door for others, for people who write programs: every operation with whom it opens to and what it looks like. */
export default async function ApiPage({ searchParams }: PageProps<'/api'>) {
  if (!(await currentActor())) redirect('/sign-in?next=/api')
  const { noun, q } = await searchParams
  const t = await getTranslations('apiDocs')
  const { nounOf, titleOf } = await wordsOfApi()
  const asked = typeof q === 'string' ? q.slice(0, 100) : ''
  const chosen = nouns.find((known) => known === noun) ?? 'organisations'
  const hits = asked ? found(all, asked, (one) => `${nounOf(one.noun)} ${titleOf(one)}`) : all.filter((one) => one.noun === chosen)
  const origin = publicUrl()
  return (
    <Stack>
      <PageHead title={t('title')} text={t('text')} />
      <details open={!asked && noun === undefined}>
        <summary>{t('howTitle')}</summary>
        <ol className={classes.how}>
          <li>
            {t('how1')}{' '}
            <Anchor href="/system/keys" underline="always">
              {t('getKey')}
            </Anchor>
          </li>
          <li>{t('how2')}</li>
          <li>{t('how3')}</li>
          <li>{t('how4')}</li>
        </ol>
      </details>
      <form className={classes.find} action="/api">
        <TextInput
          label={t('find')}
          placeholder={t('findHint')}
          name="q"
          defaultValue={asked}
          maxLength={100}
          type="search"
          flex="1 1 16rem"
          maw={420}
        />
        <Button type="submit" variant="default">
          {t('search')}
        </Button>
        <Button component="a" href="/api/spec.json" variant="subtle">
          {t('spec')}
        </Button>
      </form>
      <div className={classes.page}>
        <nav aria-label={t('nouns')}>
          <ul className={classes.nouns}>
            {nouns.map((one) => (
              <li key={one}>
                <Link href={`/api?noun=${one}`} aria-current={!asked && one === chosen ? 'page' : undefined} prefetch={false}>
                  {nounOf(one)}
                  <code>{one}</code>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <Stack gap="sm">
          <Title order={2} size="h4">
            {asked ? t('results', { count: hits.length }) : nounOf(chosen)}
          </Title>
          {hits.length === 0 && <Text>{t('nothing')}</Text>}
          {hits.slice(0, most).map((one) => (
            <Operation key={one.path + one.name} title={titleOf(one)} {...one} {...exampleFor(router, one, origin)} />
          ))}
        </Stack>
      </div>
    </Stack>
  )
}

/** Nouns and operations in the reader's words, as far as the audit and the navigation have them. */
async function wordsOfApi() {
  const [t, audit, nav] = [await getTranslations('apiDocs'), await getTranslations('audit'), await getTranslations('nav')]
  const nounOf = (noun: string): string => {
    if (t.has(`names.${noun}` as never)) return t(`names.${noun}` as never)
    const table = noun.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    if (audit.has(`sources.${table}` as never)) return audit(`sources.${table}` as never)
    return nav.has(noun as never) && typeof nav.raw(noun as never) === 'string' ? nav(noun as never) : noun
  }
  const titleOf = ({ noun, name }: Told): string => {
    if (audit.has(`operations.${noun}_${name}` as never)) return audit(`operations.${noun}_${name}` as never)
    if (t.has(`verbs.${name}` as never)) return t(`verbs.${name}` as never)
    return audit.has(`verbs.${name}` as never) ? audit(`verbs.${name}` as never) : name
  }
  return { nounOf, titleOf }
}
