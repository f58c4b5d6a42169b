// Package delimited reads delimited text (CSV, TSV and their relatives) into records that know the
// exact bytes they came from. encoding/csv is not used because it cannot give the bytes of a record
// as they stand, does not take a lone CR for a line end, and holds a record of any length.
//
// The text is RFC 4180, read with some tolerance: lines end with CRLF, LF or CR; quotes are optional;
// the delimiter (comma, semicolon, tab or bar) is taken from the header; a line "sep=;" before the
// header is obeyed; lines without anything but spaces are passed over. A quote opens a quoted cell
// only as the first character of the cell; elsewhere it is an ordinary character. Rows must have as
// many cells as the header: a row of another width is an error, not a guess.
//
// Encodings. A byte order mark decides for UTF-8 or UTF-16. Without one, a record whose bytes are
// valid UTF-8 is UTF-8 and any other record is Windows-1252, of which Latin-1 is a part. The rule is
// one of the record and not of the file on purpose: a record then reads the same whether it is
// reached from the first line or by its address, and a stray byte at the end of a long file changes
// nothing that was read before it.
//
// Memory is bounded by the longest record, which is limited to one mebibyte.
//
// Start reading at [New]; scan.go finds records, split.go cuts them into cells.
package delimited
