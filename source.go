package entente

import (
	"context"
	"io"
)

// DatasetID names a dataset on the command line and in the ledger: "atop", "korea-ties".
type DatasetID string

// Redistribution says what the publisher's terms allow the starter to hold.
type Redistribution string

// The kinds of terms.
const (
	RedistributionOpen      Redistribution = "open"      // an open licence
	RedistributionFacts     Redistribution = "facts"     // no open licence: facts may be restated, files not copied
	RedistributionForbidden Redistribution = "forbidden" // nothing may ship; the user brings the file
)

// Card is the source card of one edition of a dataset, read from card.yaml beside its mapping. A
// card without a licence fails a test.
type Card struct {
	Dataset        DatasetID      `yaml:"dataset" json:"dataset"`
	Title          string         `yaml:"title" json:"title"`
	Short          string         `yaml:"short" json:"short"` // "ATOP", as used in prose
	Publisher      string         `yaml:"publisher" json:"publisher"`
	Edition        string         `yaml:"edition" json:"edition"`
	Citation       string         `yaml:"citation" json:"citation"`
	Attribution    string         `yaml:"attribution" json:"attribution"`
	Home           string         `yaml:"home" json:"home"`
	Licence        string         `yaml:"licence" json:"licence"`
	Terms          string         `yaml:"terms" json:"terms"`
	Redistribution Redistribution `yaml:"redistribution" json:"redistribution"`
	OptIn          bool           `yaml:"opt_in" json:"opt_in"` // off unless the user turns it on
	From           int            `yaml:"from" json:"from"`     // first year covered
	To             Date           `yaml:"-" json:"to"`          // last day covered; zero for a living list
	ToText         string         `yaml:"to" json:"-"`
	Universe       string         `yaml:"universe" json:"universe"`
	Kinds          []Kind         `yaml:"kinds" json:"kinds"` // the kinds of tie that it can tell of
	// Partial marks a list that does not claim to be complete: that it has nothing says nothing.
	Partial bool `yaml:"partial" json:"partial,omitempty"`
	// Step is the years between two observations of a dataset that does not look every year; up to
	// the year StepUntil, or throughout where that is 0. An observation is no end.
	Step      int `yaml:"step" json:"step,omitempty"`
	StepUntil int `yaml:"step_until" json:"step_until,omitempty"`
	// covers only ties of these; empty = everyone
	Subjects      []ActorID          `yaml:"subjects" json:"subjects,omitempty"`
	Published     Date               `yaml:"-" json:"published"`
	PublishedText string             `yaml:"published" json:"-"`
	Accessed      Date               `yaml:"-" json:"accessed"`
	AccessedText  string             `yaml:"accessed" json:"-"`
	Pitfalls      []string           `yaml:"pitfalls" json:"pitfalls"`
	Budgets       map[string]float64 `yaml:"budgets" json:"budgets"` // rule to share of rows; "" is the default
	// Recognise tells the files of this edition from those of others; the ledger does not keep it.
	Recognise *Recognition `yaml:"recognise,omitempty" json:"-"`
}

// EditionID names one edition of one dataset, "atop@5.1".
func (c Card) EditionID() string { return string(c.Dataset) + "@" + c.Edition }

// Record is one row of a file as it stands: its place, and its cells as text. Fields belongs to the
// caller and is as long as the header, missing cells being "".
type Record struct {
	Locator Locator
	Fields  []string
}

// Table is a decoded file, or one sheet of it, being read from the first row to the last.
type Table interface {
	// Name is the file, and the sheet where it has several: "desta.xlsx, sheet data".
	Name() string
	// Header is the column names, in file order, white space trimmed.
	Header() []string
	// Read is the next row, or io.EOF after the last. Any other error is an *Error of code
	// unprocessable that names file, line and what was expected; reading cannot go on after it.
	Read() (Record, error)
	// Close frees what the table holds; it may be called twice.
	Close() error
}

// Snapshot is one file as it was received.
type Snapshot struct {
	ID       SnapshotID `json:"snapshot"`
	Name     string     `json:"name"` // base name of the file
	Bytes    int64      `json:"bytes"`
	Role     string     `json:"role"`               // what the file is to its dataset, "member"
	Imported string     `json:"imported"`           // RFC 3339, UTC
	Edition  string     `json:"edition"`            // EditionID
	Restates string     `json:"restates,omitempty"` // for a starter file: what it restates
}

// Role is one kind of file that a dataset is published in, recognised by its column names.
type Role struct {
	Name     string   `json:"role"`        // "member"
	Columns  []string `json:"columns"`     // columns that must be there; matching is exact after trimming
	Required bool     `json:"is_required"` // an import without it is refused
	Many     bool     `json:"may_be_many"` // several files may have this role
}

// Input is what a mapping reads: the tables of each role, each with the snapshot that it came from,
// and the card of the edition that they are of.
type Input struct {
	Card   Card
	Tables map[string][]SourceTable
	Issues *Issues
}

// SourceTable is a table with the snapshot that its locators point into.
type SourceTable struct {
	Table
	Snapshot SnapshotID
}

// Emit takes one statement. It may keep the value. Its error must be returned unchanged.
type Emit func(Statement) error

// Source is a dataset that Entente can import: its card, its files, and the mapping from their rows
// to statements. Map is a pure function of its input; it returns how many rows it read.
type Source struct {
	Card  Card   // of the newest edition
	Older []Card // of the editions before it that are described, newest first
	Roles []Role
	// Mapping names the program text that Map runs; the name changes with the text. It is a function
	// because only an import needs it. source.All sets it; without one the text is not watched.
	Mapping func() (string, error)
	Map     func(ctx context.Context, in Input, emit Emit) (rows int, err error)
}

// File is a file offered for import, readable more than once.
type File struct {
	Name string
	Size int64
	Open func() (io.ReadCloser, error)
}
