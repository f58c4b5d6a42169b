package arch

import (
	"go/scanner"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// widest is how many columns a line has at most; a tab counts for four.
const widest = 120

// pending are the folders whose lines are not broken yet. One whose lines are has to leave the list.
var pending = []string{"ask", "say", "tie", "ledger"}

// tooWide lists the numbers of the lines that are too wide. The text of a raw string does not count: it is data, or
// another language, and a line break would change it.
func tooWide(text []byte) []int {
	var out []int
	for i, line := range strings.Split(withoutRaw(text), "\n") {
		columns := len([]rune(line)) + 3*strings.Count(line, "\t")
		if columns > widest {
			out = append(out, i+1)
		}
	}
	return out
}

// withoutRaw takes the text out of raw strings, but for their line ends.
func withoutRaw(text []byte) string {
	set := token.NewFileSet()
	file := set.AddFile("", set.Base(), len(text))
	var s scanner.Scanner
	s.Init(file, text, nil, 0)
	var b strings.Builder
	done := 0
	for {
		at, kind, literal := s.Scan()
		if kind == token.EOF {
			b.Write(text[done:])
			return b.String()
		}
		if kind == token.STRING && strings.HasPrefix(literal, "`") {
			from := file.Offset(at)
			to := from + 1 + strings.IndexByte(string(text[from+1:]), '`') + 1
			b.Write(text[done:from])
			b.WriteString(strings.Repeat("\n", strings.Count(string(text[from:to]), "\n")))
			done = to
		}
	}
}

func TestLinesKeepToTheirWidth(t *testing.T) {
	broken, there := map[string]bool{}, map[string]bool{}
	for _, f := range repository(t) {
		folder, _, _ := strings.Cut(f.path, "/")
		there[folder] = true
		lines := tooWide(f.text)
		if len(lines) == 0 {
			continue
		}
		if broken[folder] = true; !slices.Contains(pending, folder) {
			t.Errorf("%s: lines of more than %d columns: %v", f.path, widest, lines)
		}
	}
	for _, folder := range pending {
		if there[folder] && !broken[folder] {
			t.Errorf("every line in %s keeps to its width: take it off the list", folder)
		}
	}
}

func TestWideLinesAreFound(t *testing.T) {
	long := strings.Repeat("x", 121)
	for name, tc := range map[string]struct {
		code string
		want []int
	}{
		"a comment":                   {"package a\n\n// " + long + "\n", []int{3}},
		"tabs count for four":         {"package a\n\n\t\t// " + strings.Repeat("x", 110) + "\n", []int{3}},
		"letters and not bytes":       {"package a\n\n// " + strings.Repeat("한", 100) + "\n", nil},
		"a string":                    {"package a\n\nvar a = \"" + long + "\"\n", []int{3}},
		"a raw string":                {"package a\n\nvar a = `" + long + "\n" + long + "`\n", nil},
		"code behind a raw string":    {"package a\n\nvar a = `\n` + b // " + long + "\n", []int{4}},
		"a raw string in a long line": {"package a\n\nvar a = `b` // " + long + "\n", []int{3}},
	} {
		if got := tooWide([]byte(tc.code)); !slices.Equal(got, tc.want) {
			t.Errorf("%s: got the lines %v, want %v", name, got, tc.want)
		}
	}
}
