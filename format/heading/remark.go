package heading

import (
	"strings"

	"entente"
)

// remarkWords begin what stands below a table.
var remarkWords = []string{"source", "sources", "note", "notes", "total", "totals", "sum", "footnote", "footnotes",
	"data", "downloaded",
	"generated", "exported", "citation", "cite", "suggested citation", "copyright", "last updated", "quelle", "end of",
	"grand total"}

// IsRemark reports whether a row is no data: a source, a note, a total, a comment. It fills at most half of
// the columns and begins with a word for such a thing or with #; or, in a table whose rows begin with a
// number, it is a sentence in the place of that number. A row that merely breaks off is none: the table
// would be short, and nobody would know.
func IsRemark(cells []string, width int, numbered bool) bool {
	c := First(cells)
	if c == "" || c[0] >= '0' && c[0] <= '9' || c[0] == '-' || c[0] == '.' && len(c) < 3 {
		return false
	}
	isWord := begins(c)
	if !isWord && (!numbered || !strings.Contains(c, " ")) {
		return false
	}
	n := filled(cells)
	if isWord {
		return n <= max(1, width/2)
	}
	return width > 2 && n <= max(1, width/4)
}

func begins(c string) bool {
	if c[0] == '#' && !strings.HasPrefix(c, "#N") || c[0] == '*' || strings.HasPrefix(c, "©") ||
		strings.HasPrefix(c, "//") {
		return true
	}
	if len(c) > 24 {
		c = c[:24]
	}
	c = strings.ToLower(c)
	for _, w := range remarkWords {
		if rest, ok := strings.CutPrefix(c, w); ok && (rest == "" || !isLetter(rest[0])) {
			return true
		}
	}
	return false
}

func isLetter(c byte) bool {
	return c >= 'a' && c <= 'z' || c == '_' || c >= 0x80 || c >= '0' && c <= '9'
}

// RemarkIssue is the issue that names a row that is no data.
func RemarkIssue(file, place string, cells []string) entente.Issue {
	var words []string
	for _, c := range cells {
		if c = strings.TrimSpace(c); c != "" {
			words = append(words, c)
		}
	}
	return entente.Issue{Rule: "remark", File: file, Raw: strings.Join(words, ", "), Message: place +
		" is a remark and no row of the table; it was passed over"}
}
