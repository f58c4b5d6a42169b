package format

import (
	"bytes"
	"regexp"
)

// foreign recognises what no decoder here reads, and what was fetched instead of a file.
func (p plain) foreign() error {
	head := bytes.TrimLeft(p.head, "\ufeff \r\n\t")
	if bytes.HasPrefix(p.head, []byte("\xff\xfe")) || bytes.HasPrefix(p.head, []byte("\xfe\xff")) {
		head = bytes.ReplaceAll(p.head[2:], []byte{0}, nil) // UTF-16, of which the letters are enough here
	}
	for _, k := range foreigners {
		if bytes.HasPrefix(head, []byte(k.magic)) || k.pattern != nil && k.pattern.Match(head) {
			return fail(p.name, "this is "+k.what, k.hint)
		}
	}
	return nil
}

// What to do about each kind.
const (
	exportIt  = "export the table as CSV, .xlsx or .dta"
	unpackIt  = "decompress it and try again"
	fetchPage = "the download gave this instead of the file: fetch the file itself, and look at the address in a " +
		"browser if that fails"
)

// foreigner is a kind of file: what it begins with, in bytes or as a pattern.
type foreigner struct {
	magic      string
	pattern    *regexp.Regexp
	what, hint string
}

// none is no beginning of a file: the pattern decides.
const none = "\x00none"

var foreigners = []foreigner{
	{"version https://git-lfs.github.com/", nil, "only a pointer to a file that Git LFS keeps elsewhere, not the file",
		"fetch the content: git lfs pull in the repository, or download the file from its page (about 130 bytes " +
			"are a pointer)"},
	{none, regexp.MustCompile(`^(/annex/objects/|(\.\./)*\.git/annex/objects/)`),
		"only a pointer to a file that git-annex keeps elsewhere, not the file",
		"fetch the content: git annex get in the repository, or download the file from its page"},
	{none, regexp.MustCompile(
		`(?is)^(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype html|html|head|body|script|title|meta)\b`),
		"a web page, not a table", fetchPage},
	{none, regexp.MustCompile(`(?is)^(<\?xml[^>]*>\s*)?<Error>`), "a message of a server, not a table", fetchPage},
	{none, regexp.MustCompile(
		`(?i)^([45]\d\d[: ]+)?(not found|access denied|forbidden|unauthorized|bad gateway|service unavailable|too many requests|internal server error)[.!]?\s*$`),
		"a message of a server, not a table", fetchPage},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", nil, "a workbook of the old .xls kind, or one with a password, not a " +
		"table", "open it in Excel and save it as .xlsx without a password, or as CSV"},
	{"%PDF-", nil, "a PDF document, not a table", "look for the data as CSV, Excel or Stata on the publisher's page"},
	{"<?xml", nil, "an XML document, not a table", exportIt},
	{"{", nil, "a JSON document, not a table", exportIt},
	{none, regexp.MustCompile(`^\[\s*[\[{]`), "a JSON document, not a table", exportIt},
	{"BZh91AY&SY", nil, "a bzip2 archive, not a table", unpackIt},
	{"\xfd7zXZ", nil, "an xz archive, not a table", unpackIt},
	{"\x28\xb5\x2f\xfd", nil, "a zstd archive, not a table", unpackIt},
	{"7z\xbc\xaf\x27\x1c", nil, "a 7z archive, not a table", "unpack it and give the table inside"},
	{"Rar!", nil, "a RAR archive, not a table", "unpack it and give the table inside"},
	{"PAR1\x15", nil, "a Parquet file, not a table", exportIt},
	{"ARROW1\x00\x00", nil, "an Arrow file, not a table", exportIt},
	{"RDX2\n", nil, "an R workspace, not a table", "save the table from R with write.csv"},
	{"RDX3\n", nil, "an R workspace, not a table", "save the table from R with write.csv"},
	{"X\n\x00\x00\x00", nil, "an R object (.rds), not a table", "save the table from R with write.csv"},
	{"$FL2", nil, "an SPSS file, not a table", exportIt},
	{"$FL3", nil, "an SPSS file, not a table", exportIt},
	{"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xc2\xea\x81\x60", nil, "a SAS file, not a table", exportIt},
	{"SQLite format 3", nil, "a SQLite database, not a table", "export the table as CSV"},
	{"\x89PNG", nil, "a picture, not a table", "give the table as CSV, .xlsx or .dta"},
	{"\xff\xd8\xff", nil, "a picture, not a table", "give the table as CSV, .xlsx or .dta"},
}
