// Package part is the files that a ledger consists of: one immutable database for each edition of a
// dataset, with the statements that were read from its files, sorted for the look-up that is most common.
// It writes a part beside the others, checks it, and gives it its name only when it is whole; and it opens
// parts together for reading.
//
// It knows no ledger: which parts belong together says package generation, and what is asked of them
// package ledger. Start at [Create], then at [Open].
package part
