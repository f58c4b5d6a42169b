package ledger

import (
	"embed"
)

//go:embed query/*.sql
var queryFiles embed.FS

// statement is the name of one file of query/: "tie.find".
type statement string

// text is the SQL of the statement. A name without a file is a mistake of the programmer that the
// test of the query folder finds, so it panics.
func (s statement) text() string {
	b, err := queryFiles.ReadFile("query/" + string(s) + ".sql")
	if err != nil {
		panic("ledger: no statement " + string(s))
	}
	return string(b)
}

// The statements, one for each file of query/.
const (
	tieDerive statement = "tie.derive"
	tieFind   statement = "tie.find"
	tiePair   statement = "tie.pair"
	tieList   statement = "tie.list"
	tieShared statement = "tie.shared"
)
