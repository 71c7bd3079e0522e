/** The first quarter at whose end the model can be opened: that from which all that it opens from is published. */
export const firstOrigin = '2017-Q4'
