package since2018_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"testing"

	"entente"
	"entente/crosswalk"
	"entente/format"
	"entente/internal/shared"
	"entente/source/since2018"
)

const factsFile = "../../../shared/facts/alliances_since_2018.csv"

// loaded is what the mapping made of a file.
type loaded struct {
	bytes  []byte
	rows   int
	issues entente.Issues

	agreements []entente.Agreement
	members    []entente.Member
	links      []entente.Link
	changes    []entente.Change
}

func facts(t testing.TB) loaded {
	t.Helper()
	shared.Need(t, factsFile)
	b, err := os.ReadFile(factsFile)
	if err != nil {
		t.Fatalf("the facts must lie beside the checkout: %v", err)
	}
	l, err := load(t, b)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func newSource(t testing.TB) entente.Source {
	t.Helper()
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	src, err := since2018.New(cw)
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func load(t testing.TB, b []byte) (loaded, error) {
	t.Helper()
	return loadWith(newSource(t), b)
}

func loadWith(src entente.Source, b []byte) (loaded, error) {
	l := loaded{bytes: b}
	tables, err := format.Open(format.FromBytes("alliances_since_2018.csv", b))
	if err != nil {
		return l, err
	}
	sum := sha256.Sum256(b)
	in := entente.Input{Tables: map[string][]entente.SourceTable{}, Issues: &l.issues}
	for _, t := range tables {
		defer t.Close()
		in.Tables["events"] = append(in.Tables["events"],
			entente.SourceTable{Table: t, Snapshot: entente.SnapshotID(hex.EncodeToString(sum[:]))})
	}
	l.rows, err = src.Map(context.Background(), in, func(s entente.Statement) error {
		switch s := s.(type) {
		case entente.Agreement:
			l.agreements = append(l.agreements, s)
		case entente.Member:
			l.members = append(l.members, s)
		case entente.Link:
			l.links = append(l.links, s)
		case entente.Change:
			l.changes = append(l.changes, s)
		}
		return nil
	})
	return l, err
}

// table writes a small file of the same shape, a line per row: id, agreement, members, change, date,
// obligation, direction, note, ATOP number.
func table(rows ...string) []byte {
	var b bytes.Buffer
	b.WriteString("id,agreement,members_iso3,change,date,obligation,obligation_direction,status_note," +
		"atop_id_if_known,source_title,source_url,source_date,quote,confidence\r\n")
	for _, r := range rows {
		b.WriteString(strings.TrimSpace(r) + ",A page,https://example.org/,2020-05-01,,high\r\n")
	}
	return b.Bytes()
}
