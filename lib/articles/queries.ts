import { z } from 'zod'
import { query } from '../operation.ts'
import { recordQueries } from '../record.ts'
import { recordId } from '../shapes.ts'
import { seenOf, seriesOf } from './read.ts'
import { articleInput, articleSeen, articleView, followerDayInput, followerDayView, followerSeries, seriesInput } from './schema.ts'

export const articleKind = {
  model: 'article',
  read: 'articles.read',
  write: 'articles.write',
  input: articleInput,
  view: articleView,
  search: ['title', 'mid'],
  by: 'publishedOn',
} as const
export const articleQueries = recordQueries(articleKind)

export const followerDayKind = {
  model: 'followerDay',
  read: 'articles.read',
  write: 'articles.write',
  input: followerDayInput,
  view: followerDayView,
  search: [] as string[],
  by: 'day',
} as const
export const followerDayQueries = recordQueries(followerDayKind)

/** All that was ever seen of an article's figures, and its readers day by day as far as the connector fetched them. */
export const getArticleSeen = query('articles.read')
  .input(z.object({ id: recordId }))
  .output(articleSeen)
  .handler(({ input, context: { db } }) => seenOf(db, input.id))

/** The followers day by day. */
export const getFollowerSeries = query('articles.read')
  .input(seriesInput)
  .output(followerSeries)
  .handler(({ input, context: { db } }) => seriesOf(db, input))
