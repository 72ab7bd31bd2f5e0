import { readdirSync, readFileSync } from 'node:fs'

/** What a table and its columns are called and what they mean, for whoever reads an export without this program. */
export type TableWords = { name: string; meaning: string; column: (column: string) => { name: string; meaning: string } }

type Texts = { [name: string]: string | Texts }
const camel = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())

/** Names that stand in no catalogue, because no form and no list shows them. */
const ownNames: Record<string, string> = {
  ...{ id: '编号', version: '版次', createdAt: '登记时间', updatedAt: '更新时间', finishedAt: '完成时间', startedAt: '开始时间' },
  ...{ alerts: '提醒事项', alert_deliveries: '提醒发送', alert_rounds: '提醒轮次', notifications: '通知', digests: '摘要' },
  ...{ channel_states: '通道状态', article_observations: '推文数字', allocation_rules: '分摊规则', match_steps: '对接步骤' },
  ...{
    import_rows: '导入的行',
    import_jobs: '导入任务',
    import_files: '导入的文件',
    import_judgements: '导入判断',
    sheet_mappings: '列对应',
  },
  ...{ saved_views: '保存的视图', table_preferences: '表格偏好', wechat_stops: '公众号暂停', wechat_runs: '公众号获取轮次' },
  ...{
    wechat_pulls: '公众号获取记录',
    wechat_days: '公众号获取日期',
    wechat_article_days: '推文每日人数',
    wechat_account_days: '公众号每日人数',
  },
  ...{ period: '期间', severity: '紧急程度', params: '参数', path: '页面', beganAt: '开始时间', endedAt: '结束时间', channel: '通道' },
  ...{ alertId: '提醒编号', digestId: '摘要编号', detail: '详情', attempts: '次数', dueAt: '应在何时', sentAt: '发送时间', slot: '时段' },
  ...{
    readAt: '阅读时间',
    content: '内容',
    isTest: '测试',
    okAt: '最近成功',
    failedAt: '最近失败',
    articleId: '推文编号',
    observedAt: '取得时间',
  },
  ...{ withdrawnAt: '撤回时间', snapshot: '快照', openedAt: '打开时间', resolvedAt: '解决时间', resolvedBy: '解决人', text: '文字' },
  ...{ measureOwner: '改进责任人', bandText: '评定依据', notApplicable: '不适用', notApplicableReason: '不适用理由', digest: '摘要码' },
  ...{
    evaluationId: '自评编号',
    action: '动作',
    fromState: '原状态',
    toState: '新状态',
    at: '时间',
    parentId: '上级编号',
    doneText: '完成情况',
  },
  ...{ verifiedAt: '核验时间', returnReason: '退回理由', carried: '结转', originalSha256: '原文件校验值', edition: '版本', groups: '分组' },
  ...{
    places: '位置',
    dismissals: '已忽略的提示',
    activatedAt: '启用时间',
    activatedBy: '启用人',
    downloadedAt: '下载时间',
    hash: '校验值',
  },
  ...{ takenAt: '生成时间', takenBy: '生成人', texts: '文字', submittedBy: '提交人', reviewedAt: '审核时间', reviewedBy: '审核人' },
  ...{ returnedAt: '退回时间', returnedBy: '退回人', outlook: '全年预计', outlookReason: '预计理由', key: '键', writtenBy: '填写人' },
  ...{
    uploadedBy: '上传人',
    headcount: '人数',
    decision: '决定',
    layout: '表格种类',
    undoneAt: '撤销时间',
    undoneBy: '撤销人',
    batchId: '批次编号',
  },
  ...{
    sheet: '工作表',
    rowNo: '行号',
    effect: '作用',
    phase: '阶段',
    error: '错误',
    jobId: '任务编号',
    report: '结果',
    fileId: '文件编号',
  },
  ...{
    columns: '列',
    headings: '表头',
    sentNote: '发送备注',
    answeredAt: '作答时间',
    suggested: '建议值',
    reasoning: '依据',
    decidedBy: '决定人',
  },
  ...{
    list: '列表',
    address: '地址',
    density: '行距',
    pageSize: '每页行数',
    endpoint: '接口',
    stoppedAt: '停止时间',
    until: '直到',
    fromOn: '起始日',
  },
  ...{
    toOn: '截止日',
    runId: '轮次编号',
    got: '取得',
    wrote: '写入',
    errcode: '错误码',
    message: '消息',
    askedAt: '请求时间',
    published: '发布数',
  },
  ...{
    ownerId: '所有人编号',
    scopes: '权限',
    hint: '提示',
    approvedAt: '批准时间',
    lastUsedAt: '最近使用',
    provider: '登录方',
    realm: '范围',
  },
  ...{ label: '标签', linkedBy: '绑定人', awaits: '等待', usedAt: '使用时间', madeBy: '生成人', mailedAt: '发信时间', tags: '占位符' },
}

/** Reads the words once: labels of forms and lists from the catalogue, meanings from the schema's own comments. */
export function readWords(): (table: string) => TableWords {
  const dir = 'lib/messages/zh-Hans'
  const catalogue: Texts = Object.fromEntries(
    readdirSync(dir).map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(`${dir}/${file}`, 'utf8'))]),
  )
  const meanings = meaningsOf(readFileSync('prisma/migrations/schema.prisma', 'utf8'))
  const audit = catalogue.audit as Texts
  const anywhere = labelsIn(catalogue)
  const textOf = (texts: unknown, name: string): string | undefined => {
    const found = (texts as Texts | undefined)?.[name]
    return typeof found === 'string' ? found : undefined
  }
  return (table) => {
    const own = fieldsOf(catalogue, table)
    return {
      name: textOf(audit.sources, table) ?? ownNames[table] ?? table,
      meaning: meanings.get(table) ?? '',
      column: (column) => {
        const name = camel(column)
        const labels = [textOf(own, name), textOf(audit.fields, name), ownNames[name], anywhere.get(name)]
        return { name: labels.find(Boolean) ?? column, meaning: meanings.get(`${table}.${column}`) ?? '' }
      },
    }
  }
}

/** The labels of a table's own form: of `contract_lines` those of `contracts.line`, of `payments` those of `costs.payment`. */
function fieldsOf(catalogue: Texts, table: string): Texts | undefined {
  const ones = (word: string) => [word.replace(/ies$/, 'y'), word.replace(/es$/, ''), word.replace(/s$/, '')]
  const [first = '', ...rest] = table.split('_')
  const whole = ones(camel(table))
  const last = ones(rest.at(-1) ?? '')
  const forms = Object.entries(catalogue).flatMap(([file, texts]) =>
    Object.entries(texts).flatMap(([part, own]) =>
      typeof own === 'object' && own.fields ? [{ file, part, fields: own.fields as Texts }] : [],
    ),
  )
  const found =
    forms.find(({ part }) => whole.includes(part)) ?? forms.find(({ file, part }) => file.startsWith(first) && last.includes(part))
  return found?.fields
}

/** Every label of a field in the catalogue, by the field's name. */
function labelsIn(texts: Texts, isFields = false, found = new Map<string, string>()): Map<string, string> {
  for (const [name, text] of Object.entries(texts))
    if (typeof text !== 'string') labelsIn(text, name === 'fields' || name === 'columns', found)
    else if (isFields && !text.includes('{') && !found.has(name)) found.set(name, text)
  return found
}

/** The comments (`///`) of the schema, by table and by `table.column`. */
function meaningsOf(schema: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, comment = '', body = ''] of schema.matchAll(/((?:^\/\/\/.*\n)*)^model \w+ \{\n([\s\S]*?)^\}/gm)) {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1]
    if (!table) continue
    found.set(table, plain(comment))
    for (const [, told = '', field = '', rest = ''] of body.matchAll(/((?:^ {2}\/\/\/.*\n)*)^ {2}(\w+)\s+(.*)$/gm))
      if (told) found.set(`${table}.${/@map\("(\w+)"\)/.exec(rest)?.[1] ?? field}`, plain(told))
  }
  return found
}

const plain = (comment: string) =>
  comment
    .split('\n')
    .map((line) => line.replace(/^\s*\/\/\/ ?/, ''))
    .join(' ')
    .trim()
