package format

import "embed"

// Text is the program text of this package and its decoders, as it was built. It is part of what
// names a mapping: files are read again when it changes.
//
//go:embed *.go delimited/*.go dta/*.go xlsx/*.go
var Text embed.FS
