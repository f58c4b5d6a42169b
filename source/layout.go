package source

import (
	"fmt"
	"strings"

	"entente"
	"entente/crosswalk"
	"entente/format"
)

// Unwrap is the table as its decoder made it.
func (c *counted) Unwrap() entente.Table { return c.Table }

// layout is a file that people bring in the place of another: the same publisher's data in another
// layout, or another publisher's on the same subject.
type layout struct {
	dataset entente.DatasetID // whose place it is brought in; "" for any
	has     []string          // columns that it has; "dca*" is any column that begins so
	lacks   []string          // and that it has not
	is      string
	take    string
}

// lookalike says what a file is that no role fits, where that is known: a layout of the list below, or a
// file of another dataset that Entente reads. It is nil where nobody knows.
func lookalike(s entente.Source, name string, headers [][]string) error {
	if err := knownLayout(layouts, s, name, headers); err != nil {
		return err
	}
	if err := stray(s, name, headers); err != nil {
		return err
	}
	return knownLayout(roughly, s, name, headers)
}

func knownLayout(list []layout, s entente.Source, name string, headers [][]string) error {
	for _, header := range headers {
		for _, l := range list {
			if (l.dataset == "" || l.dataset == s.Card.Dataset) && l.fits(header) {
				return &entente.Error{Code: entente.CodeUnprocessable, Op: "source.Prepare", Message: name + " is " +
					"" + l.is, Hint: l.take}
			}
		}
	}
	return nil
}

// stray recognises a file of another dataset.
func stray(s entente.Source, name string, headers [][]string) error {
	cw, err := crosswalk.New()
	if err != nil {
		return nil // says nothing of the file
	}
	others, err := All(cw)
	if err != nil {
		return nil
	}
	for _, other := range others {
		for _, header := range headers {
			role, ok := roleOf(other, header)
			isBorrowed := strings.Contains(role.Name, "(of ") // a role that is there to be refused
			if !ok || len(role.Columns) < 4 || other.Card.Dataset == s.Card.Dataset || isBorrowed {
				continue
			}
			return &entente.Error{Code: entente.CodeUnprocessable, Op: "source.Prepare",
				Message: fmt.Sprintf("%s is no file of %s: its columns are those of the %s file of "+
					"%s", name, s.Card.Short, role.Name, other.Card.Short),
				Hint: "entente import " + string(other.Card.Dataset) + " " + name}
		}
	}
	return nil
}

func (l layout) fits(header []string) bool {
	folded := make([]string, len(header))
	for i, h := range header {
		folded[i] = format.Fold(h)
	}
	has := func(column string) bool {
		prefix, isPrefix := strings.CutSuffix(column, "*")
		prefix = format.Fold(prefix)
		for _, h := range folded {
			if h == prefix || isPrefix && strings.HasPrefix(h, prefix) {
				return true
			}
		}
		return false
	}
	for _, c := range l.has {
		if !has(c) {
			return false
		}
	}
	for _, c := range l.lacks {
		if has(c) {
			return false
		}
	}
	return true
}

// hintFor says what to look at in a file that nobody recognises.
func hintFor(s entente.Source, headers [][]string) string {
	made := "entente sources " + string(s.Card.Dataset) + " shows which files and columns the dataset is made of"
	switch {
	case missing(s, headers) != "":
		return "the columns that are named were renamed or lost: fetch the file again, or give them their names " +
			"back; " + made
	case len(headers) == 1 && len(headers[0]) == 1:
		return "the file reads as one column: cells must be parted by a comma, a semicolon, a tab or a bar; " + made
	}
	return "this is another file; " + made
}

// takeOf says which files of a dataset to give.
func takeOf(s entente.Source) string {
	if take := takes[s.Card.Dataset]; take != "" {
		return take
	}
	return "give all files of the dataset in one command"
}

// given names what was brought instead of a file that is needed.
func given(files []entente.BatchFile) string {
	var out []string
	for _, f := range files {
		out = append(out, f.Name+" is the "+f.Role+" file")
	}
	if len(out) == 0 {
		return ""
	}
	return "; " + strings.Join(out, ", ") + ", which does not replace it"
}
