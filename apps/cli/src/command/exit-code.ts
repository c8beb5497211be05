/** What `cw` ends with. `--help` shows the same table. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  usage: 2,
  needsYes: 3,
  someRefused: 4,
  notYetVisible: 5,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitCodeHelp = `
Exit codes:
  0  done
  1  failed, cw verify found differences, or cw check breaks a change that is not registered
  2  the command line cannot be understood
  3  not done: it needs --yes (records would be retracted, or a payload would go for good) or --accept-doubtful
  4  done, but some rows were refused, events quarantined, or dead letters are left
  5  published, but not all of it was visible when waiting ended: nothing is lost`;
