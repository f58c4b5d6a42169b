package ledger

import (
	"embed"
	"strings"
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
	agreementFind    statement = "agreement.find"
	agreementRow     statement = "agreement.row"
	changeFind       statement = "change.find"
	changeRow        statement = "change.row"
	editionInsert    statement = "edition.insert"
	editionDelete    statement = "edition.delete"
	editionList      statement = "edition.list"
	flowFind         statement = "flow.find"
	flowRow          statement = "flow.row"
	generationInsert statement = "generation.insert"
	generationList   statement = "generation.list"
	issueList        statement = "issue.list"
	keyNext          statement = "key.next"
	linkFind         statement = "link.find"
	linkRow          statement = "link.row"
	loadInsert       statement = "load.insert"
	loadList         statement = "load.list"
	locatorList      statement = "locator.list"
	memberFind       statement = "member.find"
	memberRow        statement = "member.row"
	migrationCreate  statement = "migration.create"
	migrationInsert  statement = "migration.insert"
	migrationList    statement = "migration.list"
	snapshotInsert   statement = "snapshot.insert"
	snapshotList     statement = "snapshot.list"
	snapshotStray    statement = "snapshot.stray"
	spellFind        statement = "spell.find"
	spellRow         statement = "spell.row"
	statementCount   statement = "statement.count"
	statementTouch   statement = "statement.touch"
	tieClear         statement = "tie.clear"
	tieDerive        statement = "tie.derive"
	tieFind          statement = "tie.find"
	tiePair          statement = "tie.pair"
	tieList          statement = "tie.list"
	tieShared        statement = "tie.shared"
)

// deletes takes everything that belongs to an edition out, one statement a table.
var deletes = []statement{
	"agreement.delete", "member.delete", "link.delete", "change.delete", "flow.delete",
	"spell.delete", "issue.delete", "load.delete", "snapshot.delete", editionDelete,
}

// quote writes a text as an SQL literal, for the few places where DuckDB takes no parameter.
func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
