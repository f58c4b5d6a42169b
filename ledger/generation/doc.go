// Package generation is the states of a ledger: a manifest for each, which lists the parts that it
// consists of, and the name of the one in use. It reads and writes them, chooses among parts by date of
// knowledge, and says which generations stay.
//
// It opens no part. Start at [Manifest].
package generation
