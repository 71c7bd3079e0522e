/** The published bundle of simjs exports nothing: it is imported for its effect alone (see simjs.ts). */
declare module 'simjs'
