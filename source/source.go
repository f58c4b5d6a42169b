// Package source lists the datasets that Entente can import and makes a batch of the files that
// somebody brings: it recognises each file by its column names, whatever it is called, and hands its
// tables to the dataset's mapping. Each dataset is a folder with its card, its mapping and its
// tests; all.go lists them. README.md tells how to add one. Start at [Prepare].
package source

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/format"
)

// Prepare makes a batch of the files of one dataset, in any order and number. It reads the header of
// every file and refuses what the dataset does not know, what is there twice, and what is missing;
// the error says which columns were expected and which were found. Nothing is written.
//
// A file is recognised as of one of the editions that the dataset's cards describe; one of another
// edition, and one that leaves rows out on purpose, is refused.
func Prepare(ctx context.Context, s entente.Source, files []entente.File) (entente.Batch, error) {
	return PrepareAs(ctx, s, files, Naming{})
}

// PrepareAs is Prepare for files whose edition is named by whoever brings them: one that no card
// describes is kept under that name, with the years found in it. Files that say otherwise themselves
// are refused.
func PrepareAs(ctx context.Context, s entente.Source, files []entente.File, n Naming) (entente.Batch, error) {
	b := entente.Batch{Card: s.Card}
	if len(files) == 0 {
		return b, invalid(s, "no file was given", "entente import "+string(s.Card.Dataset)+" FILE…")
	}
	for _, f := range files {
		x, err := recognise(ctx, s, f)
		if err != nil {
			return b, err
		}
		if slices.ContainsFunc(b.Files, func(o entente.BatchFile) bool { return o.ID == x.ID }) {
			continue // the same bytes twice
		}
		b.Files = append(b.Files, x)
	}
	if err := complete(s, b.Files); err != nil {
		return b, err
	}
	// The order on the command line must not matter to what is stored.
	slices.SortFunc(b.Files, func(x, y entente.BatchFile) int {
		return strings.Compare(x.Role+string(x.ID), y.Role+
			string(y.ID))
	})
	var notes []entente.Issue
	var err error
	if b.Card, notes, err = editionOf(ctx, s, b.Files, n); err != nil {
		return b, err
	}
	if s.Mapping != nil {
		if b.Mapping, err = s.Mapping(); err != nil {
			return b, err
		}
	}
	b.Load = func(ctx context.Context, emit entente.Emit) (entente.Loaded, error) {
		loaded, err := load(ctx, s, b.Card, b.Files, emit)
		if entente.CodeOf(err) == entente.CodeUnprocessable {
			err = blame(ctx, b.Files, err)
		}
		for _, note := range notes {
			loaded.Issues.Add(note)
		}
		return loaded, err
	}
	return b, nil
}

// recognise hashes a file and finds its role.
func recognise(ctx context.Context, s entente.Source, f entente.File) (entente.BatchFile, error) {
	x := entente.BatchFile{File: f}
	f = stoppable(ctx, f)
	tables, err := format.Open(f)
	if err != nil {
		return x, err
	}
	var found []string
	var headers [][]string
	for _, t := range tables {
		if r, ok := roleOf(s, t.Header()); ok {
			x.Role = r.Name
		}
		found, headers = append(found, shorten(t.Header())), append(headers, t.Header())
		t.Close()
	}
	if x.Role == "" {
		if err := lookalike(s, f.Name, headers); err != nil {
			return x, err
		}
		return x, &entente.Error{Code: entente.CodeUnprocessable, Op: "source.Prepare",
			Message: fmt.Sprintf("%s is no file of %s: it has the columns %s; expected were %s%s", f.Name, s.Card.Short,
				strings.Join(found, " / "), expected(s), missing(s, headers)),
			Hint: hintFor(s, headers)}
	}
	x.ID, err = hash(f)
	return x, err
}

// roleOf is the role whose columns are all in the header; of several the one with the most columns.
func roleOf(s entente.Source, header []string) (entente.Role, bool) {
	var best entente.Role
	ok := false
	for _, r := range s.Roles {
		if len(r.Columns) > len(best.Columns) && format.HasColumns(header, r.Columns) {
			best, ok = r, true
		}
	}
	return best, ok
}

func complete(s entente.Source, files []entente.BatchFile) error {
	for _, r := range s.Roles {
		var names []string
		for _, f := range files {
			if f.Role == r.Name {
				names = append(names, f.Name)
			}
		}
		if r.Required && len(names) == 0 {
			return invalid(s, fmt.Sprintf("the %s file of %s is missing; it has the columns %s%s", r.Name, s.Card.Short,
				shorten(r.Columns), given(files)),
				takeOf(s))
		}
		if !r.Many && len(names) > 1 {
			return invalid(s, fmt.Sprintf("%s are both the %s file of %s", strings.Join(names, " and "), r.Name,
				s.Card.Short),
				"give one of them")
		}
	}
	return nil
}

// load opens the tables again and runs the mapping, then holds the issues against the budgets of the
// edition's card.
func load(ctx context.Context, s entente.Source, card entente.Card, files []entente.BatchFile,
	emit entente.Emit) (loaded entente.Loaded, err error) {
	in := entente.Input{Card: card, Tables: map[string][]entente.SourceTable{}, Issues: &loaded.Issues}
	defer func() {
		for _, ts := range in.Tables {
			for _, t := range ts {
				t.Close()
			}
		}
	}()
	for _, f := range files {
		tables, err := format.Open(stoppable(ctx, f.File))
		if err != nil {
			return loaded, err
		}
		for _, t := range tables {
			if r, ok := roleOf(s, t.Header()); ok {
				in.Tables[r.Name] = append(in.Tables[r.Name],
					entente.SourceTable{Table: &counted{Table: t, file: f.Name}, Snapshot: f.ID})
			} else {
				t.Close()
			}
		}
	}
	if loaded.Rows, err = s.Map(ctx, in, emit); err != nil {
		return loaded, err
	}
	if loaded.Rows == 0 {
		return loaded, &entente.Error{Code: entente.CodeUnprocessable, Op: "source.Load",
			Message: "the files of " + s.Card.Short + " have column names but no rows", Hint: "download them again"}
	}
	for _, f := range in.Tables {
		for _, t := range f {
			if c := t.Table.(*counted); c.isRead && c.rows == 0 {
				return loaded, &entente.Error{Code: entente.CodeUnprocessable, Op: "source.Load",
					Message: c.file + " has column names but no rows", Hint: "download it again"}
			}
		}
	}
	return loaded, loaded.Issues.Check("source.Load", loaded.Rows, card.Budgets)
}

func invalid(s entente.Source, message, hint string) error {
	return &entente.Error{Code: entente.CodeInvalid, Op: "source.Prepare", Message: message, Hint: hint}
}

func expected(s entente.Source) string {
	var out []string
	for _, r := range s.Roles {
		out = append(out, shorten(r.Columns)+" ("+r.Name+" file)")
	}
	return strings.Join(out, ", or ")
}

// missing names the columns that keep a file from a role, where it has at least half of the role's:
// then it is most likely the right file with a column renamed or lost, and not another file.
func missing(s entente.Source, headers [][]string) string {
	best, lacking := "", 0.5
	for _, r := range s.Roles {
		for _, header := range headers {
			absent := format.LacksColumns(header, r.Columns)
			if share := float64(len(absent)) / float64(len(r.Columns)); share <= lacking {
				best, lacking = "; as the "+r.Name+" file it lacks "+shorten(absent), share
			}
		}
	}
	return best
}

// shorten lists the first columns of a header.
func shorten(columns []string) string {
	const most = 8
	if len(columns) > most {
		return shorten(columns[:most]) + fmt.Sprintf(" … (%d in all)", len(columns))
	}
	names := make([]string, len(columns))
	for i, c := range columns {
		if names[i] = c; len(c) > 60 { // what is no table has headers of any length
			names[i] = strings.ToValidUTF8(c[:60], "") + "…"
		}
	}
	return strings.Join(names, ", ")
}
