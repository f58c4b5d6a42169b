// Package ledger is the store: it keeps the bytes of every imported file, the statements that were
// read from them, and the ties that follow from the statements.
//
// A ledger is a folder of immutable parts, one for each edition of a dataset, and of generations, which
// are lists of parts. An import writes its part beside the others and then names a new list in CURRENT;
// nothing ever writes into a file that others read, so a crash at any moment leaves the ledger as it was.
// README.md beside this file draws the folder.
//
// It does not parse files and knows no dataset: a Batch brings its statements. What a type of statement
// consists of is described in package table. It does not judge either: what a tie means at a date is
// decided in package tie.
//
// Start reading at [Ledger.Import], then at query/tie.derive.sql, then at [Ledger.Reader].
package ledger
