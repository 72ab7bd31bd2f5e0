import type { Page } from '@playwright/test'

export type Sent = { name: string; mimeType: string; buffer: Buffer }
export const file = (name: string, content: string | Uint8Array): Sent => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })

export const articleHead = '内容标题,内容url,发表时间,阅读次数,阅读人数\n'
export const articleRow = (mid: number, reads: string, day = '2024-03-02') =>
  `导入之路${mid},https://mp.weixin.qq.com/s?__biz=M&mid=${mid}&idx=1,${day},${reads},80\n`
/** A table of one article, as the WeChat console exports it. */
export const articles = (name: string, mid: number, reads: string): Sent => file(name, articleHead + articleRow(mid, reads))
/** Two targets of 2024, one of them by another formula than last year's. */
export const targets = file(
  '2024绩效目标.csv',
  '一级指标,二级指标,三级指标,年度指标值,计量单位,权重,指标编码\n产出,数量指标,“倾”沙龙举办场次,8,场,60,O3\n效益,社会效益,公众号年度阅读人数,5000,人,40,B3\n',
)

export const fileArea = /把文件拖到这里/

/** Brings files for a year; the page is that of their import then. */
export async function bring(page: Page, files: readonly Sent[], year = 2024): Promise<void> {
  await page.goto(`/imports?year=${year}`)
  await page.getByLabel(fileArea).setInputFiles([...files])
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/)
}

/** Drops a file on the page, beside the area for it. */
export async function drop(page: Page, { name, buffer }: Sent): Promise<void> {
  const dropped = await page.evaluateHandle(
    ([name, text]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], name))
      return transfer
    },
    [name, buffer.toString()] as [string, string],
  )
  await page.getByRole('heading', { name: '导入记录' }).dispatchEvent('drop', { dataTransfer: dropped })
}
