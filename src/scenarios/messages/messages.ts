/** Every message about scenario documents, designs and settings: what was found, what is allowed, what to do. */
import type { Wording } from '../../input-error.ts'
import { designMessages } from './designs.ts'
import { evidenceMessages } from './evidence.ts'
import { inputMessages } from './inputs.ts'
import { readingMessages } from './reading.ts'
import { ruleMessages } from './rules.ts'
import { settingMessages } from './settings.ts'
import { shapeMessages } from './shape.ts'

/** The wordings by kind of problem. */
export const messages = {
  ...readingMessages,
  ...shapeMessages,
  ...evidenceMessages,
  ...ruleMessages,
  ...inputMessages,
  ...designMessages,
  ...settingMessages,
} as const satisfies Record<string, (...details: never[]) => Wording>
