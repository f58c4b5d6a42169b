package part

import (
	"context"
	"database/sql"
	"encoding/json"

	"entente"
	"entente/ledger/table"
)

// Querier is what can be asked: a database or a connection.
type Querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// Described is what an open part says of itself.
func Described(ctx context.Context, q Querier, name string) (d Description, err error) {
	var text string
	err = q.QueryRowContext(ctx, "select text from "+table.Name(name)+".main.description").Scan(&text)
	if err != nil {
		return d, err
	}
	return d, json.Unmarshal([]byte(text), &d)
}

// Issues are the issues that were kept whole, in the order in which they were found.
func Issues(ctx context.Context, q Querier, name string) ([]entente.Issue, error) {
	rows, err := q.QueryContext(ctx, `select "rule", message, file, column_name, raw, "place" from `+table.Name(name)+
		".main.issues order by rowid")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []entente.Issue
	for rows.Next() {
		var i entente.Issue
		var at string
		if err := rows.Scan(&i.Rule, &i.Message, &i.File, &i.Column, &i.Raw, &at); err != nil {
			return nil, err
		}
		if i.Locator, err = entente.ParseLocator(at); err != nil {
			return nil, err
		}
		list = append(list, i)
	}
	return list, rows.Err()
}

// Lacks are the columns of a table that an open part was written without.
func Lacks(ctx context.Context, q Querier, name string, t *table.Table) ([]string, error) {
	rows, err := q.QueryContext(ctx, "select column_name from duckdb_columns() where database_name = ? and table_name = ?",
		name, t.Name)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	has := map[string]bool{}
	for rows.Next() {
		var column string
		if err := rows.Scan(&column); err != nil {
			return nil, err
		}
		has[column] = true
	}
	var lacks []string
	for _, c := range t.Columns() {
		if !has[c.Name] {
			lacks = append(lacks, c.Name)
		}
	}
	return lacks, rows.Err()
}
