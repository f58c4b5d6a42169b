package koreatie_test

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
	"entente/source/koreatie"
)

const factsFile = "../../../shared/facts/ties.csv"

// loaded is what the mapping made of a file.
type loaded struct {
	bytes  []byte
	rows   int
	issues entente.Issues

	agreements []entente.Agreement
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
	src, err := koreatie.New(cw)
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
	tables, err := format.Open(format.FromBytes("ties.csv", b))
	if err != nil {
		return l, err
	}
	sum := sha256.Sum256(b)
	in := entente.Input{Tables: map[string][]entente.SourceTable{}, Issues: &l.issues}
	for _, t := range tables {
		defer t.Close()
		in.Tables["ties"] = append(in.Tables["ties"],
			entente.SourceTable{Table: t, Snapshot: entente.SnapshotID(hex.EncodeToString(sum[:]))})
	}
	l.rows, err = src.Map(context.Background(), in, func(s entente.Statement) error {
		switch s := s.(type) {
		case entente.Agreement:
			l.agreements = append(l.agreements, s)
		case entente.Link:
			l.links = append(l.links, s)
		case entente.Change:
			l.changes = append(l.changes, s)
		}
		return nil
	})
	return l, err
}

// of lists the versions of one agreement, and the links under it.
func (l loaded) of(id entente.AgreementID) (versions []entente.Agreement, links []entente.Link) {
	for _, a := range l.agreements {
		if a.ID == id {
			versions = append(versions, a)
		}
	}
	for _, k := range l.links {
		if k.Agreement == id {
			links = append(links, k)
		}
	}
	return versions, links
}

// table writes a small file of the same shape, a line per row: partner, type, level, title, signed, in
// force, end.
func table(rows ...string) []byte {
	var b bytes.Buffer
	b.WriteString("partner_iso3,tie_type,level,title,signed_date,in_force_date,end_date,details,source_title," +
		"source_url,source_date,quote,confidence\r\n")
	for _, r := range rows {
		b.WriteString(strings.TrimSpace(r) + ",,A page,https://example.org/,2020-05-01,,high\r\n")
	}
	return b.Bytes()
}
