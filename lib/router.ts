import { reviseAccess } from './access/commands.ts'
import { getAccess } from './access/queries.ts'
import * as alerts from './alerts/commands.ts'
import * as alertsRead from './alerts/queries.ts'
import { sendAnswer } from './answers/commands.ts'
import { openSurvey } from './answers/queries.ts'
import * as apiKeys from './api-keys/commands.ts'
import { listKeys } from './api-keys/queries.ts'
import * as applications from './applications/commands.ts'
import * as applicationsRead from './applications/queries.ts'
import { arrive, undoArrival } from './arrivals/commands.ts'
import { openArrival } from './arrivals/queries.ts'
import * as articles from './articles/commands.ts'
import * as articlesRead from './articles/queries.ts'
import * as asks from './asks/commands.ts'
import * as asksRead from './asks/queries.ts'
import { listAttention } from './attention/queries.ts'
import { exportAudit, reviseKeeping } from './audit/commands.ts'
import { getKeeping, listAudit, verifyAudit } from './audit/queries.ts'
import { reviseBackupSettings, startBackup } from './backup/commands.ts'
import { listBackups } from './backup/queries.ts'
import * as budget from './budget/commands.ts'
import * as budgetRead from './budget/queries.ts'
import { calendarDayCommands } from './calendar/commands.ts'
import { calendarDayQueries, getWorkCalendar } from './calendar/queries.ts'
import { noteFiling } from './closings/commands.ts'
import { getClosingContent, listClosings, verifyClosing } from './closings/queries.ts'
import * as completeness from './completeness/commands.ts'
import * as completenessRead from './completeness/queries.ts'
import { confirmMatch } from './confirmations/commands.ts'
import { openConfirmation } from './confirmations/queries.ts'
import * as contacts from './contacts/commands.ts'
import { contactQueries } from './contacts/queries.ts'
import * as contracts from './contracts/commands.ts'
import * as contractsRead from './contracts/queries.ts'
import * as costs from './costs/commands.ts'
import * as costsRead from './costs/queries.ts'
import { retryDelivery } from './deliveries/commands.ts'
import { listDeliveries } from './deliveries/queries.ts'
import { getWays, testMailServer, testRobot } from './deliveries/ways.ts'
import * as digests from './digests/commands.ts'
import * as digestsRead from './digests/queries.ts'
import { documentCommands } from './documents/commands.ts'
import { documentQueries } from './documents/queries.ts'
import * as evaluationComments from './evaluation-comments/commands.ts'
import { listComments } from './evaluation-comments/queries.ts'
import * as evaluationSteps from './evaluation-steps/commands.ts'
import { getStage } from './evaluation-steps/queries.ts'
import { applyIndicator, explainDeviation, rateIndicator, reviewIndicator } from './evaluations/commands.ts'
import { compareYears, exportYears, getBoard, getBulletin, getEvaluation, getForm, getPdf, getReport } from './evaluations/queries.ts'
import * as events from './events/commands.ts'
import * as eventsRead from './events/queries.ts'
import { attachEvidence, classifyEvidence, removeEvidence, restoreEvidence } from './evidence/commands.ts'
import { listEvidence } from './evidence/queries.ts'
import { numberMaterials, requireEvidence } from './evidence-package/commands.ts'
import { getEvidenceGaps, listMaterials, listRequirements } from './evidence-package/queries.ts'
import { exportTrace, getTermTrace, listTraceRows, watchFacts } from './facts/queries.ts'
import { placeIndicator } from './frameworks/commands.ts'
import { getLayout, listFrameworks } from './frameworks/queries.ts'
import * as identities from './identities/commands.ts'
import { listIdentities, listIdentitiesOf } from './identities/queries.ts'
import * as imports from './imports/commands.ts'
import { forgetMapping, mapSheet } from './imports/mapping.ts'
import * as importsRead from './imports/queries.ts'
import { undoImport } from './imports/undo.ts'
import * as indicatorSets from './indicator-sets/commands.ts'
import { getSet, getSetHistory, getSetState } from './indicator-sets/queries.ts'
import * as definitions from './indicators/commands.ts'
import { listFacets, previewFormula } from './indicators/preview.ts'
import { definitionQueries, getChanges, getIndicatorTrace, getMonths, listIndicators, listYears } from './indicators/queries.ts'
import * as inspections from './inspections/commands.ts'
import * as inspectionsRead from './inspections/queries.ts'
import { join, mailLink, makeLink, revokeLink } from './join-links/commands.ts'
import { getLink, openLink } from './join-links/queries.ts'
import { applyLateFact, fileLateFact, unapplyLateFact } from './late-facts/commands.ts'
import { listLateFacts } from './late-facts/queries.ts'
import { reviseLimits } from './limits/commands.ts'
import { getLimits } from './limits/queries.ts'
import { connectMail, disconnectMail } from './mail/commands.ts'
import * as materials from './materials/commands.ts'
import * as materialsRead from './materials/queries.ts'
import * as meters from './meters/commands.ts'
import * as metersRead from './meters/queries.ts'
import * as monitoring from './monitoring/commands.ts'
import * as monitoringRead from './monitoring/queries.ts'
import { unwriteNarrative, writeNarrative } from './narratives/commands.ts'
import { listNarrative } from './narratives/queries.ts'
import * as notifications from './notifications/commands.ts'
import * as notificationsRead from './notifications/queries.ts'
import * as organisations from './organisations/commands.ts'
import * as organisationsRead from './organisations/queries.ts'
import { connectDoor, disconnectDoor, tryDoor } from './outside-doors/commands.ts'
import { listDoors, listOpenDoors } from './outside-doors/queries.ts'
import * as partners from './partners/commands.ts'
import * as partnersRead from './partners/queries.ts'
import * as policies from './policies/commands.ts'
import * as policiesRead from './policies/queries.ts'
import { reviseKept } from './privacy/commands.ts'
import { getNotice, getPrivacy } from './privacy/queries.ts'
import * as procurements from './procurements/commands.ts'
import * as procurementsRead from './procurements/queries.ts'
import { finishRectification, rectificationCommands, verifyRectification } from './rectifications/commands.ts'
import { rectificationQueries } from './rectifications/queries.ts'
import { checkReport } from './report-check/queries.ts'
import * as requests from './requests/commands.ts'
import * as requestsRead from './requests/queries.ts'
import * as rooms from './rooms/commands.ts'
import * as roomsRead from './rooms/queries.ts'
import { removeSample } from './sample/commands.ts'
import { getSampleState } from './sample/queries.ts'
import * as scorecards from './scorecards/commands.ts'
import * as scorecardsRead from './scorecards/queries.ts'
import { readTexts, searchAll } from './search/queries.ts'
import * as secondFactors from './second-factors/commands.ts'
import { getSecondFactor } from './second-factors/queries.ts'
import * as spendingRead from './spending/queries.ts'
import * as surveys from './surveys/commands.ts'
import * as surveyDesign from './surveys/design.ts'
import * as surveyInvitations from './surveys/invitations.ts'
import * as surveysRead from './surveys/queries.ts'
import { decideTarget, undecideTarget } from './targets/commands.ts'
import { getTargets } from './targets/queries.ts'
import { memberCommands, teamCommands } from './teams/commands.ts'
import { memberQueries, teamQueries } from './teams/queries.ts'
import * as templates from './templates/commands.ts'
import * as templatesRead from './templates/queries.ts'
import * as users from './users/commands.ts'
import * as usersRead from './users/queries.ts'
import { preferTable, removeView, reviseView, saveView } from './views/commands.ts'
import { listViews } from './views/queries.ts'
import { listWaiting } from './waiting/queries.ts'
import * as walls from './walls/commands.ts'
import { listWalls, openWall } from './walls/queries.ts'
import * as wechat from './wechat/commands.ts'
import * as wechatRead from './wechat/queries.ts'
import { connectRobot, disconnectRobot } from './wecom/commands.ts'

/** Everything the house can do, once: the pages' door (/rpc) and the others' (/api) are both made from it. */
export const router = {
  facts: { trace: getTermTrace, rows: listTraceRows, export: exportTrace, watch: watchFacts },
  indicators: { list: listIndicators, years: listYears, trace: getIndicatorTrace, changes: getChanges, months: getMonths },
  board: { year: getBoard, attention: listAttention },
  walls: { open: openWall, list: listWalls, share: walls.shareWall, renew: walls.renewWall, revoke: walls.revokeWall },
  definitions: {
    ...definitionQueries,
    log: definitions.logDefinition,
    revise: definitions.reviseDefinition,
    remove: definitions.removeDefinition,
    restore: definitions.restoreDefinition,
    arrange: definitions.arrangeDefinitions,
    weigh: definitions.weighDefinitions,
    preview: previewFormula,
    facets: listFacets,
  },
  indicatorSets: {
    get: getSet,
    state: getSetState,
    history: getSetHistory,
    activate: indicatorSets.activateSet,
    reopen: indicatorSets.reopenSet,
    dismiss: indicatorSets.dismissWear,
    copy: indicatorSets.copySet,
  },
  targets: { year: getTargets, decide: decideTarget, undecide: undecideTarget },
  frameworks: { list: listFrameworks, layout: getLayout, place: placeIndicator },
  evaluations: {
    get: getEvaluation,
    report: getReport,
    form: getForm,
    pdf: getPdf,
    bulletin: getBulletin,
    years: compareYears,
    exportYears,
    explain: explainDeviation,
    review: reviewIndicator,
    rate: rateIndicator,
    apply: applyIndicator,
  },
  reportChecks: { check: checkReport },
  closings: { list: listClosings, verify: verifyClosing, content: getClosingContent, note: noteFiling },
  lateFacts: { list: listLateFacts, file: fileLateFact, apply: applyLateFact, unapply: unapplyLateFact },
  templates: {
    list: templatesRead.listTemplates,
    tags: templatesRead.listTags,
    file: templatesRead.getTemplateFile,
    check: templatesRead.checkTemplateFile,
    add: templates.addTemplate,
    choose: templates.chooseTemplate,
    remove: templates.removeTemplate,
    restore: templates.restoreTemplate,
  },
  narratives: { list: listNarrative, write: writeNarrative, unwrite: unwriteNarrative },
  limits: { get: getLimits, revise: reviseLimits },
  evaluationSteps: {
    get: getStage,
    submit: evaluationSteps.submitEvaluation,
    forward: evaluationSteps.forwardEvaluation,
    review: evaluationSteps.reviewEvaluation,
    approve: evaluationSteps.approveEvaluation,
    file: evaluationSteps.fileEvaluation,
    return: evaluationSteps.returnEvaluation,
    reopen: evaluationSteps.reopenEvaluation,
  },
  rectifications: { ...rectificationQueries, ...rectificationCommands, finish: finishRectification, verify: verifyRectification },
  waiting: { list: listWaiting },
  evaluationComments: {
    list: listComments,
    add: evaluationComments.addComment,
    resolve: evaluationComments.resolveComment,
  },
  monitoring: {
    get: monitoringRead.getMonitoring,
    report: monitoringRead.getMonitoringReport,
    form: monitoringRead.getMonitoringForm,
    take: monitoring.takeSnapshot,
    write: monitoring.writeText,
    submit: monitoring.submitSnapshot,
    review: monitoring.reviewSnapshot,
    return: monitoring.returnSnapshot,
  },
  evidence: { list: listEvidence, attach: attachEvidence, remove: removeEvidence, restore: restoreEvidence, classify: classifyEvidence },
  evidencePackage: {
    gaps: getEvidenceGaps,
    materials: listMaterials,
    requirements: listRequirements,
    require: requireEvidence,
    number: numberMaterials,
  },
  search: { all: searchAll, readings: readTexts },
  sample: { state: getSampleState, remove: removeSample },
  imports: {
    start: imports.startImport,
    get: importsRead.getImport,
    rows: importsRead.listImportRows,
    list: importsRead.listImports,
    sheets: importsRead.listImportSheets,
    map: mapSheet,
    leaveOut: imports.leaveFileOut,
    changeYear: imports.changeYear,
    write: imports.writeImport,
    cancel: imports.cancelImport,
    retry: imports.retryImport,
    undo: undoImport,
    mappings: importsRead.listMappings,
    forget: forgetMapping,
    batches: importsRead.listBatches,
    columns: importsRead.listSheetColumns,
  },
  audit: { list: listAudit, check: verifyAudit, export: exportAudit, keeping: getKeeping, keep: reviseKeeping },
  apiKeys: { list: listKeys, ask: apiKeys.askForKey, approve: apiKeys.approveKey, revoke: apiKeys.revokeKey },
  views: { list: listViews, save: saveView, revise: reviseView, remove: removeView, prefer: preferTable },
  privacy: { list: getPrivacy, notice: getNotice, keep: reviseKept },
  identities: {
    list: listIdentities,
    listOf: listIdentitiesOf,
    wish: identities.wishLink,
    unlink: identities.unlinkIdentity,
    linkMember: identities.linkMember,
    unlinkOf: identities.unlinkIdentityOf,
  },
  outsideDoors: { list: listDoors, open: listOpenDoors, connect: connectDoor, disconnect: disconnectDoor, try: tryDoor },
  users: {
    list: usersRead.listUsers,
    entrance: usersRead.getEntrance,
    duties: usersRead.getDuties,
    whoAmI: usersRead.whoAmI,
    sessions: usersRead.listSessions,
    add: users.addUser,
    revise: users.reviseUser,
    changePassword: users.changePassword,
    switchShortcuts: users.switchShortcuts,
    revokeSession: users.revokeSession,
    revokeOthers: users.revokeOthers,
    setUp: users.setUp,
    profile: usersRead.getProfile,
    reviseProfile: users.reviseProfile,
    prove: users.prove,
  },
  joinLinks: { get: getLink, make: makeLink, revoke: revokeLink, mail: mailLink, open: openLink, follow: join },
  secondFactors: {
    own: getSecondFactor,
    begin: secondFactors.beginOwn,
    confirm: secondFactors.confirmOwn,
    makeCodes: secondFactors.makeOwnCodes,
    remove: secondFactors.removeOwn,
    reset: secondFactors.resetSecondFactor,
  },
  access: { get: getAccess, revise: reviseAccess },
  alerts: {
    mine: alertsRead.getMyAlerts,
    lasting: alertsRead.listLasting,
    who: alertsRead.listWhoGets,
    subscribe: alerts.reviseSubscription,
    prefer: alerts.revisePreference,
    addRule: alerts.addRule,
    removeRule: alerts.removeRule,
    history: listDeliveries,
    retry: retryDelivery,
    unsubscribing: alertsRead.openUnsubscribe,
    unsubscribe: alerts.unsubscribe,
  },
  channels: { state: getWays, connectMail, disconnectMail, testMail: testMailServer, connectRobot, disconnectRobot, testRobot },
  digests: {
    times: digestsRead.listDigestTimes,
    preview: digestsRead.previewDigest,
    get: digestsRead.getDigest,
    revise: digests.reviseDigestTime,
    test: digests.testDigest,
  },
  notifications: {
    list: notificationsRead.listInbox,
    unread: notificationsRead.countUnread,
    mark: notifications.markNotifications,
    markAll: notifications.markAllNotifications,
  },
  organisations: {
    ...organisationsRead.organisationQueries,
    ...organisations.organisationCommands,
    industries: organisationsRead.listIndustries,
    similar: organisationsRead.findSimilar,
    life: organisationsRead.getLife,
    advance: organisations.advanceOrganisation,
    stepBack: organisations.stepBack,
  },
  contacts: { ...contactQueries, ...contacts.contactCommands, open: contacts.openContact },
  documents: { ...documentQueries, ...documentCommands },
  scorecards: { ...scorecardsRead.scorecardQueries, ...scorecards.scorecardCommands },
  assessments: { ...scorecardsRead.assessmentQueries, ...scorecards.assessmentCommands, round: scorecardsRead.getRound },
  applications: {
    ...applicationsRead.applicationQueries,
    ...applications.applicationCommands,
    open: applications.openApplication,
    accept: applications.acceptApplication,
    decline: applications.declineApplication,
    reopen: applications.reopenApplication,
    send: applications.sendApplication,
  },
  stays: {
    ...organisationsRead.stayQueries,
    ...organisations.stayCommands,
    move: organisations.moveStay,
    linkPlaces: organisations.linkPlaces,
  },
  rooms: {
    ...roomsRead.roomQueries,
    ...rooms.roomCommands,
    plan: roomsRead.getPlan,
    occupancy: roomsRead.getOccupancy,
    arrange: rooms.arrangeRooms,
  },
  seats: { ...roomsRead.seatQueries, ...rooms.seatCommands, choices: roomsRead.listChoices, addMany: rooms.addSeats },
  eventKinds: { ...eventsRead.eventKindQueries, ...events.eventKindCommands },
  eventSeries: { ...eventsRead.eventSeriesQueries, ...events.eventSeriesCommands },
  events: {
    ...eventsRead.eventQueries,
    ...events.eventCommands,
    plan: eventsRead.getEventPlan,
    link: eventsRead.getSignInLink,
    renewLink: events.renewSignInLink,
  },
  invitations: { ...eventsRead.invitationQueries, ...events.invitationCommands, inviteResidents: events.inviteResidents },
  signIns: { ...eventsRead.signInQueries, ...events.signInCommands, logMany: events.logManySignIns },
  matches: {
    ...eventsRead.matchQueries,
    ...events.matchCommands,
    advance: events.advanceMatch,
    steps: eventsRead.listMatchSteps,
    links: eventsRead.getConfirmationLinks,
    confirmation: openConfirmation,
    confirm: confirmMatch,
  },
  matchConfirmations: { ...eventsRead.confirmationQueries, ...events.confirmationCommands },
  answers: { open: openSurvey, send: sendAnswer },
  arrivals: { open: openArrival, sign: arrive, undo: undoArrival },
  articles: { ...articlesRead.articleQueries, ...articles.articleCommands, seen: articlesRead.getArticleSeen },
  followerDays: {
    ...articlesRead.followerDayQueries,
    ...articles.followerDayCommands,
    series: articlesRead.getFollowerSeries,
  },
  wechat: {
    state: wechatRead.getWechatState,
    log: wechatRead.listWechatPulls,
    connect: wechat.connectWechat,
    disconnect: wechat.disconnectWechat,
    switchDaily: wechat.switchWechatDaily,
    pull: wechat.pullWechat,
    backfill: wechat.backfillWechat,
    cancel: wechat.cancelWechat,
    resume: wechat.resumeWechat,
  },
  budgetLines: {
    ...budgetRead.budgetLineQueries,
    ...budget.budgetLineCommands,
    tree: budgetRead.getBudgetTree,
    copyYear: budget.copyBudgetYear,
  },
  budgetAdjustments: { ...budgetRead.budgetAdjustmentQueries, ...budget.budgetAdjustmentCommands, transfer: budget.transferBudget },
  payments: {
    ...costsRead.paymentQueries,
    ...costs.paymentCommands,
    check: costsRead.checkPayment,
    payees: costsRead.listPayees,
    categories: costsRead.listCategories,
  },
  allocationRules: { ...costsRead.allocationRuleQueries, ...costs.allocationRuleCommands },
  spending: {
    cut: spendingRead.getCut,
    plan: spendingRead.getPlan,
    allocation: spendingRead.getAllocation,
    rules: spendingRead.listRules,
    ledger: spendingRead.getLedger,
    exportLedger: spendingRead.exportLedger,
  },
  meters: { ...metersRead.meterQueries, ...meters.meterCommands, stand: metersRead.getStand, round: metersRead.getMeterRound },
  meterReadings: { ...metersRead.meterReadingQueries, ...meters.meterReadingCommands },
  bills: { ...metersRead.billQueries, ...meters.billCommands, differences: metersRead.getDifferences },
  contracts: {
    ...contractsRead.contractQueries,
    ...contracts.contractCommands,
    life: contractsRead.getContractLife,
    findings: contractsRead.listFindings,
    resolveFinding: contracts.resolveFinding,
    reopenFinding: contracts.reopenFinding,
  },
  contractLines: { ...contractsRead.contractLineQueries, ...contracts.contractLineCommands },
  contractAmendments: { ...contractsRead.contractAmendmentQueries, ...contracts.contractAmendmentCommands },
  procurements: {
    ...procurementsRead.procurementQueries,
    ...procurements.procurementCommands,
    budgetLeft: procurementsRead.getBudgetLeft,
    compare: procurementsRead.compareStages,
    approve: procurements.approveProcurement,
    withdraw: procurements.withdrawApproval,
    cancel: procurements.cancelProcurement,
    reopen: procurements.reopenProcurement,
  },
  acceptances: { ...procurementsRead.acceptanceQueries, ...procurements.acceptanceCommands },
  settlements: { ...contractsRead.settlementQueries, ...contracts.settlementCommands },
  surveys: {
    ...surveysRead.surveyQueries,
    ...surveys.surveyCommands,
    design: surveyDesign.designSurvey,
    traditional: surveyDesign.draftTraditional,
    copy: surveyDesign.copySurvey,
    publish: surveyDesign.publishSurvey,
    close: surveyDesign.closeSurvey,
    reopen: surveyDesign.reopenSurvey,
    link: surveysRead.getSurveyLink,
    renewLink: surveyDesign.renewSurveyLink,
    results: surveysRead.getResults,
    exportAnswers: surveysRead.exportAnswers,
    enter: surveys.enterAnswer,
  },
  surveyInvitations: {
    list: surveyInvitations.listInvitations,
    export: surveyInvitations.exportInvitations,
    inviteResidents: surveyInvitations.inviteResidents,
    markSent: surveyInvitations.markSent,
    renew: surveyInvitations.renewInvitation,
    remove: surveyInvitations.removeInvitation,
  },
  responses: { ...surveysRead.responseQueries, ...surveys.responseCommands },
  requests: {
    ...requestsRead.requestQueries,
    ...requests.requestCommands,
    life: requestsRead.getRequestLife,
    promise: requestsRead.getPromise,
    desk: requestsRead.getDesk,
    advance: requests.advanceRequest,
    stepBack: requests.stepRequestBack,
    open: requests.openRequest,
    askLink: asksRead.getAskLink,
    asking: asksRead.openAsking,
    ask: asks.askForSomething,
    asked: asksRead.openAsked,
    rate: asks.rateAsked,
  },
  requestCategories: { ...requestsRead.categoryQueries, ...requests.categoryCommands },
  serviceTeams: { ...teamQueries, ...teamCommands },
  serviceTeamMembers: { ...memberQueries, ...memberCommands },
  calendarDays: { ...calendarDayQueries, ...calendarDayCommands, work: getWorkCalendar },
  partners: { ...partnersRead.partnerQueries, ...partners.partnerCommands, open: partners.openPartner },
  referrals: { ...partnersRead.referralQueries, ...partners.referralCommands },
  inspections: {
    ...inspectionsRead.inspectionQueries,
    ...inspections.inspectionCommands,
    round: inspectionsRead.getInspectionRound,
    grid: inspectionsRead.getInspectionGrid,
    rechecks: inspectionsRead.listRechecks,
    verify: inspections.verifyRectification,
    unverify: inspections.takeBackVerification,
  },
  inspectionAreas: {
    ...inspectionsRead.inspectionAreaQueries,
    ...inspections.inspectionAreaCommands,
    fromRecords: inspections.makeChecklists,
  },
  policies: { ...policiesRead.policyQueries, ...policies.policyCommands, register: policiesRead.getPolicyRegister },
  policyVersions: { ...policiesRead.policyVersionQueries, ...policies.policyVersionCommands },
  materials: {
    ...materialsRead.materialQueries,
    ...materials.materialCommands,
    kinds: materialsRead.listKinds,
    link: materialsRead.getMaterialLink,
    renewLink: materials.renewMaterialLink,
    figures: materialsRead.getMaterialFigures,
    downloads: materialsRead.listDownloads,
    open: materialsRead.openMaterial,
  },
  materialVersions: { ...materialsRead.versionQueries, ...materials.versionCommands },
  materialHandouts: { ...materialsRead.handoutQueries, ...materials.handoutCommands },
  completeness: { year: completenessRead.getCompleteness, gaps: completenessRead.listGaps },
  completenessItems: { ...completenessRead.itemQueries, ...completeness.itemCommands },
  completenessExcuses: { ...completenessRead.excuseQueries, ...completeness.excuseCommands },
  completenessMonths: { ...completenessRead.monthQueries, ...completeness.monthCommands },
  backups: { list: listBackups, start: startBackup, reviseSettings: reviseBackupSettings },
}

export type Router = typeof router
