-- CreateTable
CREATE TABLE "frameworks" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "groups" JSONB NOT NULL,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "frameworks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator_sets" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "year" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "places" JSONB NOT NULL DEFAULT '{}',
    "dismissals" JSONB NOT NULL DEFAULT '{}',
    "activated_at" TIMESTAMPTZ,
    "activated_by" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "indicator_sets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "target_decisions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "year" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "suggested" DECIMAL(14,4) NOT NULL,
    "reasoning" JSONB NOT NULL,
    "target" DECIMAL(14,4),
    "reason" TEXT NOT NULL DEFAULT '',
    "decided_by" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "target_decisions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "frameworks_code_key" ON "frameworks"("code");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_sets_year_key" ON "indicator_sets"("year");

-- CreateIndex
CREATE UNIQUE INDEX "target_decisions_year_code_key" ON "target_decisions"("year", "code");

-- Sets that people already work with: one that adds up is held to from now on, any other is a draft.
insert into indicator_sets (year, state, activated_at, activated_by)
select year, case when sum(weight) = 100 then 'active' else 'draft' end, case when sum(weight) = 100 then now() end,
  case when sum(weight) = 100 then '—' end
from indicators group by year;

insert into frameworks (code, name, edition, source, position, groups) values
('guangdong', '广东省（过程 20、产出 40、效益 40）', '20/40/40', '广东省省级财政资金绩效评价指标体系：过程、产出、效益', 1, '[
  {"key": "process", "name": "过程", "weight": "20", "takes": [{"name": ["预算执行率"], "level2As": "资金管理"}, {"level1": ["过程", "管理"]}]},
  {"key": "output", "name": "产出", "weight": "40", "takes": [{"level1": ["产出"]}]},
  {"key": "benefit", "name": "效益", "weight": "40", "takes": [{"level1": ["效益"]}, {"level1": ["满意"], "level2As": "满意度"}]}
]'),
('national', '全国（预算执行率 10、产出 50、效益 30、满意度 10）', '10/50/30/10', '财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）', 2, '[
  {"key": "execution", "name": "预算执行率", "weight": "10", "takes": [{"name": ["预算执行率"], "level2As": "预算执行率"}]},
  {"key": "output", "name": "产出", "weight": "50", "takes": [{"level1": ["产出"]}, {"level1": ["过程", "管理"], "level2As": "质量", "isDoubtful": true}]},
  {"key": "benefit", "name": "效益", "weight": "30", "takes": [{"level1": ["效益"]}]},
  {"key": "satisfaction", "name": "满意度", "weight": "10", "takes": [{"level1": ["满意"], "level2As": "服务对象满意度"}, {"level2": ["满意"], "level2As": "服务对象满意度"}]}
]');
