// Package starter holds the facts that a new ledger opens with, so that the first answer needs no
// download: who was a state when, the alliances of ATOP, alliances since 2019, and the ties of South
// Korea. They are plain CSV in data/, a folder per dataset with its source card, compiled by
// "entente starter build" from the publishers' files. Every row names the file and the place of the
// publisher's row that it restates.
//
// It holds facts only (parties, dates, obligations, titles in our words, addresses), no file and no
// text of a publisher, and nothing of a publisher who forbids it; README.md lists what is left out.
// It cannot read publishers' files itself: [Build] takes batches that source has prepared. Start at
// [Batches] for reading and at [Build] for making.
package starter

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"entente"
	"entente/crosswalk"
	"entente/format"
	"entente/ledger/table"
)

//go:embed data
var embedded embed.FS

// ownText is the program text that reads the files.
//
//go:embed *.go
var ownText embed.FS

var mappingID = sync.OnceValues(func() (string, error) {
	return entente.MappingID(ownText, crosswalk.Text, format.Text, table.ProgramText)
})

// Batches are the embedded datasets as batches for a new ledger, by dataset. Each file is a snapshot
// of its own; its Restates says which publisher's files its rows come from.
func Batches(cw *crosswalk.Crosswalk) ([]entente.Batch, error) {
	folders, err := fs.ReadDir(embedded, "data")
	if err != nil {
		return nil, err
	}
	var batches []entente.Batch
	for _, f := range folders {
		if !f.IsDir() {
			continue
		}
		folder, err := fs.Sub(embedded, "data/"+f.Name())
		if err != nil {
			return nil, err
		}
		b, err := Open(folder, cw)
		if err != nil {
			return nil, err
		}
		batches = append(batches, b)
	}
	return batches, nil
}

// Open makes a batch of a folder that [Write] wrote: card.yaml, restates.csv, and a file for each
// sort of statement. The error of a folder without a card, or with a card that cannot be read, is
// unprocessable.
func Open(folder fs.FS, cw *crosswalk.Crosswalk) (entente.Batch, error) {
	card, err := readCard(folder)
	if err != nil {
		return entente.Batch{}, err
	}
	mapping, err := mappingID()
	if err != nil {
		return entente.Batch{}, err
	}
	b := entente.Batch{Card: card, Mapping: mapping}
	restated, err := readRestated(folder)
	if err != nil {
		return entente.Batch{}, err
	}
	src := Source(card, cw)
	for _, r := range src.Roles {
		text, err := fs.ReadFile(folder, r.Name+".csv")
		if err != nil {
			continue // a dataset has only the statements that it has
		}
		sum := sha256.Sum256(text)
		b.Files = append(b.Files, entente.BatchFile{Role: r.Name, Restates: inWords(card, restated),
			ID:   entente.SnapshotID(hex.EncodeToString(sum[:])),
			File: format.FromBytes(string(card.Dataset)+"-"+r.Name+".csv", text)})
	}
	if len(b.Files) == 0 {
		return entente.Batch{}, unreadable("the folder of "+string(card.Dataset)+" has a card and no statements", nil)
	}
	b.Load = loader(src, b.Files)
	return b, nil
}

// Restated is a publisher's file whose rows a dataset of the starter restates.
type Restated struct {
	Name string
	Role string
	ID   entente.SnapshotID
}

// RestatedBy are the publisher's files that the rows of a dataset restate; none for a dataset that is not
// in the starter.
func RestatedBy(d entente.DatasetID) []Restated {
	folder, err := fs.Sub(embedded, path.Join("data", string(d)))
	if err != nil {
		return nil
	}
	files, err := readRestated(folder)
	if err != nil {
		return nil
	}
	return files
}

// inWords says what the files of a dataset restate: "ATOP 5.1: atop5_1a.csv, atop5_1m.csv (each row
// names its file and place)".
func inWords(c entente.Card, files []Restated) string {
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
	}
	slices.Sort(names)
	return c.Short + " " + c.Edition + ": " + strings.Join(names, ", ") + " (each row names its file and place)"
}

func unreadable(message string, err error) error {
	return &entente.Error{Code: entente.CodeUnprocessable, Op: "starter.Open", Message: message, Err: err,
		Hint: "the program is damaged: install it again; whoever builds it compiles the starter with: entente " +
			"starter build"}
}

// Again makes a batch of files of the starter that a ledger holds, maybe from another version of the
// program, to be read by this one.
func Again(card entente.Card, files []entente.BatchFile, cw *crosswalk.Crosswalk) (entente.Batch, error) {
	mapping, err := mappingID()
	if err != nil {
		return entente.Batch{}, err
	}
	return entente.Batch{Card: card, Mapping: mapping, Files: files, Load: loader(Source(card, cw), files)}, nil
}
