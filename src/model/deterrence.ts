/**
 * Deterrence hypotheses by name. `none`, the official assessment, always stands beside any other.
 * Under `none` nobody’s intention depends on what happens to others.
 */
export const deterrencePresets = ['none'] as const
export type DeterrencePreset = (typeof deterrencePresets)[number]
