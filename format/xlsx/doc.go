// Package xlsx reads the sheets of an Excel workbook as tables whose records know their sheet and row.
//
// Every sheet that holds anything is a table. Its first row that is not empty is the header, unless it is a
// title, see [entente/format/heading]; rows without anything in them are passed over; rows may end early, their missing
// cells being empty, but may not hold anything beyond the header. Cells are what the file stores and not what Excel
// shows: a number is its stored digits without a format, a formula its last result. A number that Excel shows as a
// date is written as one, 1993-05-13: the number of its day means nothing to anybody. What a sheet means, and whether
// it is the one that is wanted, is not decided here, and so a sheet of notes that is no table makes an error only when
// somebody reads on in it.
//
// A workbook is a ZIP archive of XML and can be made to fill any memory. The archive is examined
// before it is decoded: its size unpacked, how far single parts are compressed, that the XML is well
// formed (excelize, which decodes it, takes a broken sheet for a short one), how deep it is nested.
//
// Start reading at [Open]; check.go has the examination.
package xlsx
