package arch

import "strings"

// A layer is a set of folders and the folders that they may import.
type layer struct {
	folders []string // a folder, or "format/*" for a folder and everything below it
	may     []string
}

// The table of DESIGN section 5. A folder that no row names may import nothing of ours. "." is the
// root package.
var layers = []layer{
	{folders: []string{"."}},
	{folders: []string{"internal/failure"}, may: []string{"."}},
	{folders: []string{"format"}, may: []string{".", "format/*"}}, // opens whatever its children decode
	{folders: []string{"format/delimited", "format/xlsx", "format/dta"}, may: []string{".", "format/heading"}},
	{folders: []string{"format/heading", "crosswalk", "crosswalk/*"}, may: []string{".", "crosswalk"}},
	{folders: []string{"source/card", "source/title"}, may: []string{"."}},
	{folders: []string{"source"}, may: []string{".", "format", "crosswalk", "source/*"}},      // the list of datasets
	{folders: []string{"source/sourcetest"}, may: []string{".", "format", "internal/shared"}}, // for tests only
	{folders: []string{"source/*"}, may: []string{".", "format", "crosswalk", "source/card", "source/title"}},
	{folders: []string{"ledger/table"}, may: []string{"."}},
	{folders: []string{"ledger/part"}, may: []string{".", "ledger/table"}},
	{folders: []string{"ledger/generation"}, may: []string{".", "ledger/part"}},
	{folders: []string{"ledger"}, may: []string{".", "format", "ledger/*"}},
	{folders: []string{"starter"}, may: []string{".", "format", "crosswalk", "source/card", "ledger/table"}},
	{folders: []string{"evidence"}, may: []string{".", "crosswalk"}}, // the ground of every subject
	{folders: []string{"tie"}, may: []string{".", "crosswalk", "evidence"}},
	{folders: []string{"tie/readertest"}, may: []string{".", "evidence", "tie"}},
	// the suite of readers and the double, for tests
	{folders: []string{"ask"}, may: []string{".", "crosswalk", "evidence", "tie"}}, // proposition and finding
	{folders: []string{"ask/lexicon"}, may: []string{".", "ask"}},
	{folders: []string{"ask/read"}, may: []string{".", "crosswalk", "ask", "ask/lexicon"}},
	{folders: []string{"ask/intent"}, may: []string{".", "crosswalk", "evidence", "tie", "ask", "ask/*"}},
	{folders: []string{"say"}, may: []string{".", "crosswalk", "evidence", "tie", "ask"}}, // no subject imports it
	{folders: []string{"say/*"}, may: []string{".", "crosswalk", "evidence", "tie", "ask", "say"}},
	{folders: []string{"api"}, may: []string{".", "crosswalk", "evidence", "tie", "ask", "say", "internal/failure"}},
	{folders: []string{"api/tool"}, may: []string{".", "evidence", "ask", "say", "api"}},
	// for tests of the faces
	{folders: []string{"api/apitest"}, may: []string{".", "crosswalk", "evidence", "tie", "ask", "say", "say/en",
		"api"}},
	{folders: []string{"web"}, may: []string{".", "crosswalk", "evidence", "tie", "ask", "say", "api", "web/draw",
		"web/transport",
		"internal/failure"}},
	{folders: []string{"web/draw"}, may: []string{"."}},
	{folders: []string{"web/transport"}, may: []string{".", "internal/failure"}},
	{folders: []string{"web/bundle"}},
	{folders: []string{"internal/arch", "internal/shared", "internal/memory"}},
	{folders: []string{"cmd/entente", "bench", "bench/*", "internal/browser"}, may: []string{".", "*"}},
}

// matches reports whether a folder is named by a pattern.
func matches(pattern, folder string) bool {
	if pattern == "*" {
		return folder != "."
	}
	if below, ok := strings.CutSuffix(pattern, "/*"); ok {
		return strings.HasPrefix(folder, below+"/")
	}
	return pattern == folder
}

// allowed reports whether from may import to; named is false for a folder that the table forgot.
func allowed(from, to string) (ok, named bool) {
	for _, l := range layers {
		for _, f := range l.folders {
			if !matches(f, from) {
				continue
			}
			for _, m := range l.may {
				if matches(m, to) {
					return true, true
				}
			}
			return false, true
		}
	}
	return false, false
}
