package table

import "embed"

// ProgramText is the text of this package, for the name of the mapping that reads the starter by it.
//
//go:embed *.go
var ProgramText embed.FS
