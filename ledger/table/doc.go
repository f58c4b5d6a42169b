// Package table describes each type of statement once: its fields with their columns in the ledger, how
// they are encoded and read back, the order of the rows, and what people read of them. Creating a table,
// appending, counting, reading, the page behind a footnote and the files of the starter follow from the
// description, so that a new type of statement is one file here and a line in [All].
//
// It opens no database and knows no part of one: it gives SQL text and values. Start at [Describe], then
// read member.go, which is a whole description.
package table
