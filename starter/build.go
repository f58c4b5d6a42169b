package starter

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"entente"
)

// Dataset is what [Write] writes: a card, the publisher's files, and the statements made of them.
type Dataset struct {
	Card       entente.Card
	Restates   []Restated
	Statements []entente.Statement
	Issues     entente.Issues
}

// BuildReport says what [Build] wrote, by dataset in the order of the batches.
type BuildReport struct {
	Datasets []DatasetReport
	Bytes    int // of all files
}

// DatasetReport is one dataset of the starter.
type DatasetReport struct {
	Dataset    entente.DatasetID
	Edition    string
	Rows       int             // of the publisher's files
	Statements map[string]int  // by file of the starter
	Issues     map[string]int  // by rule
	LeftOut    []entente.Issue // rows that nobody has reviewed, which therefore are not in the starter
	Bytes      int
}

// ruleUnreviewed is the rule of rows that a curated dataset leaves out until somebody has decided about them.
const ruleUnreviewed = "unreviewed_row"

// Build reads the batches and writes a folder for each into out. Nothing is written unless all of
// them can be. A dataset whose card forbids redistribution is an error of code forbidden.
func Build(ctx context.Context, batches []entente.Batch, out string) (BuildReport, error) {
	var report BuildReport
	folders := map[string]map[string][]byte{}
	for _, b := range batches {
		d, rows, err := collect(ctx, b)
		if err != nil {
			return BuildReport{}, err
		}
		files, counts, err := render(d)
		if err != nil {
			return BuildReport{}, err
		}
		folders[string(b.Card.Dataset)] = files
		r := DatasetReport{Dataset: b.Card.Dataset, Edition: b.Card.Edition, Rows: rows, Statements: counts,
			Issues: d.Issues.Counts}
		for _, i := range d.Issues.Kept {
			if i.Rule == ruleUnreviewed {
				r.LeftOut = append(r.LeftOut, i)
			}
		}
		for _, text := range files {
			r.Bytes += len(text)
		}
		report.Datasets = append(report.Datasets, r)
		report.Bytes += r.Bytes
	}
	for name, files := range folders {
		if err := writeFolder(filepath.Join(out, name), files); err != nil {
			return BuildReport{}, err
		}
	}
	return report, nil
}

// collect runs a batch and keeps what it says.
func collect(ctx context.Context, b entente.Batch) (Dataset, int, error) {
	d := Dataset{Card: b.Card}
	for _, f := range b.Files {
		d.Restates = append(d.Restates, Restated{Name: f.Name, Role: f.Role, ID: f.ID})
	}
	if err := mayShip(b.Card); err != nil { // before any work
		return d, 0, err
	}
	loaded, err := b.Load(ctx, func(s entente.Statement) error {
		d.Statements = append(d.Statements, s)
		return nil
	})
	d.Issues = loaded.Issues
	return d, loaded.Rows, err
}

func mayShip(c entente.Card) error {
	switch c.Redistribution {
	case entente.RedistributionOpen, entente.RedistributionFacts:
		return nil
	}
	return &entente.Error{Code: entente.CodeForbidden, Op: "starter.Write",
		Message: fmt.Sprintf("%s may not be in the starter: the card says that redistribution is %q", c.Short,
			c.Redistribution),
		Hint: "users bring this dataset themselves: entente import " + string(c.Dataset) + " FILE…"}
}

// Write writes one dataset into a folder, which it makes. Statements that the starter has no file for,
// or that stand in none of the files that the dataset restates, are errors of code internal; a card
// that forbids redistribution is one of code forbidden.
func Write(dir string, d Dataset) error {
	files, _, err := render(d)
	if err != nil {
		return err
	}
	return writeFolder(dir, files)
}

// render is the files of a dataset by name, and the number of rows in each file of statements.
func render(d Dataset) (files map[string][]byte, counts map[string]int, err error) {
	if err := mayShip(d.Card); err != nil {
		return nil, nil, err
	}
	names := map[entente.SnapshotID]string{}
	for _, f := range d.Restates {
		names[f.ID] = f.Name
	}
	rows := map[string][][]string{}
	for _, s := range d.Statements {
		role, cells, at, ok := encode(s)
		name := names[at.Snapshot]
		if !ok || name == "" || at.Locator.IsZero() {
			return nil, nil, &entente.Error{Code: entente.CodeInternal, Op: "starter.Write",
				Message: fmt.Sprintf("a %T of %s cannot be in the starter: it has no file there, or no place in the "+
					"files of %s", s, d.Card.Dataset, d.Card.Short)}
		}
		rows[role] = append(rows[role], append(cells, name, at.Locator.String()))
	}
	if list := encodeIssues(d.Issues); len(list) > 0 {
		rows[roleIssues] = list
	}
	text, err := writeCard(d.Card)
	if err != nil {
		return nil, nil, err
	}
	files, counts = map[string][]byte{cardFile: text, restatesFile: writeRestated(d.Restates)}, map[string]int{}
	for _, r := range Source(d.Card, nil).Roles {
		if list := rows[r.Name]; len(list) > 0 {
			files[r.Name+".csv"], counts[r.Name] = writeCSV(r.Columns, list), len(list)
		}
	}
	return files, counts, nil
}

// writeFolder writes the files and removes those of an earlier build that are no more.
func writeFolder(dir string, files map[string][]byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return unwritable(dir, err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			return unwritable(dir, err)
		}
	}
	for _, r := range Source(entente.Card{}, nil).Roles {
		if _, ok := files[r.Name+".csv"]; !ok {
			if err := os.Remove(filepath.Join(dir, r.Name+".csv")); err != nil && !errors.Is(err, os.ErrNotExist) {
				return unwritable(dir, err)
			}
		}
	}
	return nil
}

func unwritable(dir string, err error) error {
	return &entente.Error{Code: entente.CodeUnavailable, Op: "starter.Write", Message: "the folder " + dir +
		" cannot be written", Err: err,
		Hint: "check the path and its permissions"}
}
