package crosswalk

import "embed"

// Text is the program text of this package and its tables, as it was built. It is part of what names
// a mapping: files are read again when it changes.
//
//go:embed *.go table/*.csv
var Text embed.FS
