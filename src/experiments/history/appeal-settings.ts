/** Appeals of an opening: the share that is lodged, and the disposals that are left for those that follow from the model’s refusals. */
import type { Setting } from '../../scenarios/document/settings.ts'
import type { Inputs } from '../../scenarios/inputs/input-rows.ts'
import { type AppealIntake, appealIntake } from './appeal-intake.ts'
import { allOf, dependantsPerMain, disposals } from './last-published.ts'
import type { Published } from './published.ts'
import { setting } from './setting.ts'

/** The intake of appeals at an origin; a case lodges one appeal at most. */
export const intakeAt = (published: Published, origin: string): AppealIntake | undefined =>
  appealIntake(published, origin, 1 / (1 + dependantsPerMain(published, origin).value))

/** Appeals in a quarter that take disposals and that the model has none of. */
const beside = ({ others, unexplained }: AppealIntake): number => others + unexplained

/** Settings of appeals that hold over those of the opening; none where the tribunal has not published enough. */
export function appealSettings(published: Published, origin: string): Setting[] {
  const intake = intakeAt(published, origin)
  if (intake === undefined) return []
  const perMain = dependantsPerMain(published, origin)
  const disposed = disposals(published, origin)
  const share = intake.perRefused * (1 + perMain.value)
  const left = Math.max(0, Math.round(disposed.value - beside(intake)))
  return [
    setting(
      'appeals.lodged_share',
      Math.min(1, share),
      allOf(intake.sources.line, perMain.sources),
      `Line through receipts of the tribunal by people refused in the five years to ${origin}, times people per case`,
    ),
    setting(
      'appeals.disposals_per_quarter',
      left,
      allOf(disposed.sources, intake.sources.line, intake.sources.gained),
      `Disposals (${disposed.note}) less ${Math.round(beside(intake))} for appeals that do not follow from the model’s refusals, and those that the open caseload gained unexplained`,
    ),
  ]
}

/** Inputs with the disposals that are left for the model’s own appeals. */
export function disposalsOfModel(published: Published, origin: string, inputs: Inputs): Inputs {
  const intake = intakeAt(published, origin)
  const { ftt_asylum_disposals: given } = inputs
  if (intake === undefined || given === undefined) return inputs
  const left = given.map((each) => ({
    ...each,
    value: Math.max(0, each.value - (beside(intake) * each.period.months.length) / 3),
  }))
  return { ...inputs, ftt_asylum_disposals: left }
}

/** How many a quarter a published series has beside those that the model counts: receipts that do not follow from its refusals. */
export function receiptsBeside(published: Published, origin: string): (series: string) => number {
  const others = intakeAt(published, origin)?.others ?? 0
  return (series) => (series === 'ftt_asylum_receipts' ? others : 0)
}
