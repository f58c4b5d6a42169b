package entente

import "slices"

// Recognition says what the files of one edition look like, so that a file is never filed as an
// edition that it is not. A card without one takes every file with the right columns.
type Recognition struct {
	Version  VersionColumn `yaml:"version,omitempty"`
	Columns  []string      `yaml:"columns,omitempty"` // a file that has all of these is of this edition
	Years    YearColumns   `yaml:"years,omitempty"`
	Files    []EditionFile `yaml:"files,omitempty"`
	Variants []Variant     `yaml:"variants,omitempty"`
}

// VersionColumn is a column in which every row says of which edition it is. Numbers are compared as
// numbers: a file that was through another program says 5.0999999.
type VersionColumn struct {
	Column string   `yaml:"column,omitempty"`
	Values []string `yaml:"values,omitempty"`
}

// YearColumns are the columns that hold years, and the last year that the whole edition has there.
type YearColumns struct {
	Columns []string `yaml:"columns,omitempty"`
	Last    int      `yaml:"last,omitempty"`
}

// EditionFile is one file as the publisher gave it away: how many rows it has, and the checksum of
// its bytes. Several forms of one file have the same role. Last is the last year in it, where that is
// not the edition's.
type EditionFile struct {
	Role   string     `yaml:"role"`
	Rows   int        `yaml:"rows,omitempty"`
	Last   int        `yaml:"last,omitempty"`
	SHA256 SnapshotID `yaml:"sha256,omitempty"`
}

// Variant is a form of the edition that leaves rows out on purpose. It has the same columns, and
// "none" would be said where the rows were only left out: it is refused.
type Variant struct {
	Name   string            `yaml:"name"`   // as it stands in the names of the files, "NNA"
	By     string            `yaml:"by"`     // the column whose values group rows, "atopid"
	Where  map[string]string `yaml:"where"`  // a group is left out if all its rows are like this
	Groups int               `yaml:"groups"` // how many groups the whole edition has
	Absent int               `yaml:"absent"` // how many of them the variant leaves out
	Lacks  string            `yaml:"lacks"`  // what is left out, in words
}

// Rules of issues that are about a whole file and not about a row of it. They have no budget: one of
// them in a file of two rows is not half of the data.
const (
	RuleEditionAssumed = "edition_assumed" // nothing in the file says of which edition it is
	RuleIncomplete     = "incomplete_file" // fewer rows than the edition has
	RuleMoreRows       = "more_rows"       // more rows than the edition has
	RuleBeyondEdition  = "beyond_edition"  // years after the last one that the edition covers
	RuleNotDescribed   = "not_described"   // the edition has the name that its importer gave it
)

func isAboutFile(rule string) bool {
	return slices.Contains([]string{RuleEditionAssumed, RuleIncomplete, RuleMoreRows, RuleBeyondEdition,
		RuleNotDescribed}, rule)
}
