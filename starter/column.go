package starter

import (
	"strconv"

	"entente"
	"entente/ledger/table"
)

// The files of statements and their columns follow from the descriptions of package table; every row ends
// with the publisher's file and the place in it. Issues have a file too.
var (
	placeColumns = []string{"source_file", "source_place"}
	issueColumns = append([]string{"rule", "message", "column", "count"}, placeColumns...)
)

const roleIssues = "issues"

// columnsOf are the columns of the file of one sort of statement.
func columnsOf(t *table.Table) []string { return append(t.Labels(), placeColumns...) }

// encode is the cells of a statement in the order of its file's columns, without the place, and where
// it stands. It is not ok for a statement that the ledger has no table for, or that makes no sense.
func encode(s entente.Statement) (role string, cells []string, at entente.Provenance, ok bool) {
	for _, t := range table.All() {
		if r := t.Row(); r.Set(s) {
			return r.Name, r.Cells(), *r.Place(), r.Fault() == ""
		}
	}
	return "", nil, at, false
}

// encodeIssues is the issues that the mapping of the publisher's files found, which belong to the
// dataset as much as its statements do. Those of a rule that were counted and not kept are counted on
// the last one kept.
func encodeIssues(issues entente.Issues) [][]string {
	more, last := map[string]int{}, map[string]int{}
	for rule, n := range issues.Counts {
		more[rule] = n
	}
	for i, x := range issues.Kept {
		more[x.Rule]--
		last[x.Rule] = i
	}
	var rows [][]string
	for i, x := range issues.Kept {
		count := 1
		if last[x.Rule] == i {
			count += more[x.Rule]
		}
		rows = append(rows, []string{x.Rule, x.Message, x.Column, strconv.Itoa(count), x.File, x.Locator.String()})
	}
	return rows
}
