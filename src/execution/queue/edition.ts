/** Which editions of this tool give the same bytes: what a submitter and its workers must have in common. */

/** An edition of this tool. */
export interface Edition {
  /** Name and version: `return-hubs 0.1.0`. */
  readonly tool: string
  /** Digest of all that results depend on besides a job: the model's code, its libraries and V8. */
  readonly build: string
}

/** Whether two editions give the same bytes. */
export const sameEdition = (a: Edition, b: Edition): boolean => a.tool === b.tool && a.build === b.build

/** An edition in words: `return-hubs 0.1.0 (build 0123456789ab)`. */
export const editionText = ({ tool, build }: Edition): string => `${tool} (build ${build})`
