/** Commands of the extension; package.json contributes the same. */
export const commandIds = {
  scan: 'inferenceCost.scanWorkspace',
  showReport: 'inferenceCost.showReport',
  openReport: 'inferenceCost.openReport',
  exportReport: 'inferenceCost.exportReport',
  copyReport: 'inferenceCost.copyReport',
  explain: 'inferenceCost.explain',
  switchModel: 'inferenceCost.switchModel',
  initConfiguration: 'inferenceCost.initConfiguration',
  dismiss: 'inferenceCost.dismissFinding',
  setVolume: 'inferenceCost.setVolume',
  changeAssumption: 'inferenceCost.changeAssumption',
  showOutput: 'inferenceCost.showOutput',
} as const;

/** Commands that a link in a hover may run, and no others. */
export const linkCommands = {
  assumption: commandIds.changeAssumption,
  switchModel: commandIds.switchModel,
  showReport: commandIds.showReport,
} as const;

/** The sidebar view; VS Code adds a command `<id>.focus`. */
export const reportViewId = 'inferenceCost.report';
