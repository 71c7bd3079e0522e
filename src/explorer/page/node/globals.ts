/** Names that Node has everywhere, for the code of the model’s surroundings. */
export { Buffer } from 'buffer'

export const process = { cwd: () => '/work', versions: {}, platform: 'page', arch: '', env: {}, argv: [] }
