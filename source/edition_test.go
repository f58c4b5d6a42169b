package source_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"entente"
	"entente/format"
	"entente/source"
)

// editions is a small dataset of our own in two editions: three and four rows, in groups by key.
func editions() entente.Source {
	s := pairs(0)
	s.Roles[0].Columns = []string{"a", "b", "key"}
	s.Card.Edition, s.Card.Published = "2.1", entente.Year(2020)
	s.Card.From, s.Card.To = 1900, entente.Date{Year: 2018, Month: 12, Day: 31}
	recognition := func(version, column string, last, rows int) *entente.Recognition {
		return &entente.Recognition{
			Version: entente.VersionColumn{Column: "version", Values: []string{version}},
			Columns: []string{column},
			Years:   entente.YearColumns{Columns: []string{"year"}, Last: last},
			Files:   []entente.EditionFile{{Role: "list", Rows: rows}},
			Variants: []entente.Variant{{Name: "SHORT", By: "key", Where: map[string]string{"b": "1"}, Groups: rows,
				Absent: 1,
				Lacks:  "the group of ones"}},
		}
	}
	older := s.Card
	older.Edition, older.Published, older.To = "1.0", entente.Year(2010), entente.Date{Year: 2008, Month: 12, Day: 31}
	s.Card.Recognise = recognition("2.1", "new2", 2018, 4)
	older.Recognise = recognition("1.0", "new1", 2008, 3)
	s.Older = []entente.Card{older}
	return s
}

func TestEditionsAreRecognised(t *testing.T) {
	for name, tc := range map[string]struct {
		text, name string
		naming     source.Naming
		want       string // edition, then the rules of what was noted
	}{
		"by its version": {"a,b,key,version\n1,1,1,1.0\n1,2,2,1.0\n1,3,3,1.0\n", "", source.Naming{}, "1.0"},
		"by a version as a float": {"a,b,key,version\n1,1,1,2.0999999\n1,2,2,2.1\n1,3,3,2.1\n1,4,4,\n", "",
			source.Naming{}, "2.1"},
		"names in capitals": {"a,b,key,VERSION\n1,1,1,1\n1,2,2,1\n1,3,3,1\n", "", source.Naming{}, "1.0"},
		"by a column":       {"a,b,key,new1\n1,1,1,0\n1,2,2,0\n1,3,3,0\n", "", source.Naming{}, "1.0"},
		"by its years":      {"a,b,key,year\n1,1,1,1950\n1,2,2,2008\n1,3,3,1990\n", "", source.Naming{}, "1.0"},
		"by dates": {"a,b,key,year\n1,1,1,1950-01-01\n1,2,2,2008-12-31\n1,3,3,1990-01-01\n", "",
			source.Naming{}, "1.0"},
		"by nothing": {"a,b,key\n1,1,1\n1,2,2\n1,3,3\n1,4,4\n", "", source.Naming{}, "2.1 edition_assumed"},
		"a few rows of any year": {"a,b,key,year\n1,1,1,2008\n", "", source.Naming{},
			"2.1 edition_assumed incomplete_file"},
		"cut off": {"a,b,key,version\n1,1,1,2.1\n", "", source.Naming{}, "2.1 incomplete_file"},
		"with rows of one's own": {"a,b,key,version\n1,1,1,1\n1,2,2,1\n1,3,3,1\n1,4,4,1\n", "", source.Naming{},
			"1.0 more_rows"},
		"past its end": {"a,b,key,version,year\n1,1,1,1,2015\n1,2,2,1,1990\n1,3,3,1,1990\n", "",
			source.Naming{}, "1.0 beyond_edition"},
		"named as what it is": {"a,b,key,version\n1,1,1,1.0\n1,2,2,1.0\n1,3,3,1.0\n", "", source.Naming{Edition: "1"},
			"1.0"},
		"named, saying nothing": {"a,b,key\n1,1,1\n1,2,2\n1,3,3\n", "", source.Naming{Edition: "1.0"}, "1.0"},
		"a part, named as such": {"a,b,key,year\n1,1,1,2012\n1,2,2,1990\n1,3,3,1990\n", "",
			source.Naming{Edition: "v2.1"}, "2.1 incomplete_file"},
		"a new one, named": {"a,b,key,version\n1,1,1,3\n", "",
			source.Naming{Edition: "3.0", Published: entente.Year(2024), From: 1900, To: entente.Year(2022)},
			"3.0 not_described"},
		"whole, though called short": {"a,b,key,version\n1,1,1,1.0\n1,2,2,1.0\n1,3,3,1.0\n", "short.csv",
			source.Naming{}, "1.0"},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := prepare(tc.name, tc.text, tc.naming)
			if err != nil {
				t.Fatal(err)
			}
			loaded, err := b.Load(context.Background(), func(entente.Statement) error { return nil })
			if err != nil {
				t.Fatal(err)
			}
			got := b.Card.Edition
			for _, i := range loaded.Issues.Kept {
				got += " " + i.Rule
			}
			if got != tc.want {
				t.Errorf("got %q, want %q: %v", got, tc.want, loaded.Issues.Kept)
			}
			isDoubtful := strings.Contains(tc.want, "incomplete") || strings.Contains(tc.want, "not_described")
			if b.Card.Partial != isDoubtful || b.Card.Recognise != nil {
				t.Errorf("partial %v, recognition %v", b.Card.Partial, b.Card.Recognise)
			}
		})
	}
}

func prepare(name, text string, n source.Naming) (entente.Batch, error) {
	if name == "" {
		name = "list.csv"
	}
	return source.PrepareAs(context.Background(), editions(), []entente.File{format.FromBytes(name, []byte(text))}, n)
}

func TestEditionsAreRefused(t *testing.T) {
	old := "a,b,key,version\n1,1,1,1.0\n1,2,2,1.0\n1,3,3,1.0\n"
	three := "a,b,key,version\n1,1,1,3\n"
	for what, tc := range map[string]struct {
		text, name string
		naming     source.Naming
		code       entente.Code
		want, hint string
	}{
		"one that nobody described": {three, "", source.Naming{}, entente.CodeUnprocessable,
			"list.csv is of an edition of Pairs that no card describes: its rows say version 3; known are 2.1 (to " +
				"2018) and 1.0 (to 2008)",
			"entente import pairs --edition 3 --published DATE FILE…"},
		"years after all": {"a,b,key,year\n1,1,1,2021\n", "", source.Naming{}, entente.CodeUnprocessable,
			"it reaches the year 2021 in line 2", "--edition NAME --published DATE"},
		"most of one that ends before": {"a,b,key,year\n1,1,1,2012\n1,2,2,1990\n1,3,3,1990\n", "", source.Naming{},
			entente.CodeUnprocessable,
			"it has 3 rows and ends in 2012; known are", "if it is a part of a known one"},
		"two in one file": {"a,b,key,version\n1,1,1,2.1\n1,2,2,1.0\n", "", source.Naming{}, entente.CodeUnprocessable,
			"its rows say version 2.1 (line 2) and 1.0 (line 3)", "the files of one edition"},
		"rows left out": {"a,b,key,version\n1,2,2,1.0\n1,3,3,1.0\n", "", source.Naming{}, entente.CodeUnprocessable,
			"it is the SHORT variant of Pairs 1.0, without the group of ones. It has 2 of 3 and none of those",
			"the whole edition"},
		"rows left out, by name": {"a,b,key,version\n1,2,2,2.1\n", "pairs_Short.csv", source.Naming{},
			entente.CodeUnprocessable, "it is the SHORT variant", "whole"},
		"a wrong name": {old, "", source.Naming{Edition: "2.1"}, entente.CodeUnprocessable,
			"list.csv is edition 1.0 of Pairs, not 2.1: its rows say version 1.0", "recognised"},
		"a name of its own": {old, "", source.Naming{Edition: "mine", Published: entente.Year(2024)},
			entente.CodeUnprocessable, "is edition 1.0 of Pairs, not mine", "recognised"},
		"named as another unknown": {three, "", source.Naming{Edition: "4", Published: entente.Year(2024)},
			entente.CodeUnprocessable, "is not edition 4 of Pairs: its rows say version 3", "name the edition"},
		"named as a known one": {three, "", source.Naming{Edition: "2.1"}, entente.CodeUnprocessable,
			"is not edition 2.1", ""},
		"too late for its name": {"a,b,key,year\n1,1,1,2021\n", "", source.Naming{Edition: "2.1"},
			entente.CodeUnprocessable, "and that edition ends in 2018", ""},
		"without a date": {three, "", source.Naming{Edition: "3"}, entente.CodeInvalid,
			"its date of publication has to be given", "--published"},
		"with another date": {old, "", source.Naming{Edition: "1.0", Published: entente.Year(2011)},
			entente.CodeInvalid, "was published on 2010", "leave --published out"},
		"without any year": {three, "", source.Naming{Edition: "3", Published: entente.Year(2024)}, entente.CodeInvalid,
			"no year was found", "--covers"},
	} {
		t.Run(what, func(t *testing.T) {
			_, err := prepare(tc.name, tc.text, tc.naming)
			message, hint := entente.MessageOf(err)
			if entente.CodeOf(err) != tc.code || !strings.Contains(message, tc.want) ||
				!strings.Contains(hint, tc.hint) {
				t.Errorf("got %s %q (%s), want %s %q (%s)", entente.CodeOf(err), message, hint, tc.code, tc.want,
					tc.hint)
			}
		})
	}
}

// All files of one import are of one edition; one that says nothing goes with the others.
func TestFilesOfOneEdition(t *testing.T) {
	old, new, mute := "a,b,key,version\n1,1,1,1.0\n1,2,2,1.0\n1,3,3,1.0\n", "key,year,version\n1,1990,2.1\n",
		"key,year\n1,1990\n"
	b, err := source.Prepare(context.Background(), editions(), files(old, mute))
	if err != nil || b.Card.Edition != "1.0" {
		t.Errorf("got %s, %v", b.Card.Edition, err)
	}
	_, err = source.Prepare(context.Background(), editions(), files(old, new))
	if want := "file2.csv is edition 2.1 (its rows say version 2.1), file1.csv is edition 1.0"; err == nil ||
		!strings.Contains(err.Error(), want) {
		t.Errorf("got %v, want %q", err, want)
	}
}

// The files of an edition that nobody described need not end in one year.
func TestFilesOfAnUnknownEdition(t *testing.T) {
	list, other := "a,b,key,year\n1,1,1,2012\n1,2,2,1990\n1,3,3,1990\n", "key,year\n1,2025\n"
	_, err := source.Prepare(context.Background(), editions(), files(list, other))
	if entente.CodeOf(err) != entente.CodeUnprocessable || !strings.Contains(err.Error(), "that no card describes") {
		t.Errorf("got %v", err)
	}
	b, err := source.PrepareAs(context.Background(), editions(), files(list, other),
		source.Naming{Edition: "2.5", Published: entente.Year(2026), From: 1900, To: entente.Year(2025)})
	if err != nil || b.Card.EditionID() != "pairs@2.5" {
		t.Errorf("got %s, %v", b.Card.EditionID(), err)
	}
}

// An edition that somebody names has the years of its own statements, no later than its publication,
// and neither the citation nor the pitfalls of another.
func TestNamedEditionHasItsOwnYears(t *testing.T) {
	s := editions()
	s.Map = func(_ context.Context, in entente.Input, emit entente.Emit) (int, error) {
		for _, p := range []entente.Period{{From: entente.Year(1871), To: entente.Year(1990)},
			{From: entente.Year(1955), To: entente.Year(2077)}} {
			if err := emit(entente.Member{Agreement: "pairs:1", Actor: "KOR", Period: p}); err != nil {
				return 1, err
			}
		}
		return 1, nil
	}
	b, err := source.PrepareAs(context.Background(), s, files("a,b,key,version\n1,1,1,3\n"),
		source.Naming{Edition: "3", Published: entente.Year(2024)})
	if err != nil {
		t.Fatal(err)
	}
	c := b.Card
	if got := fmt.Sprintf("%s %d %s %s", c.EditionID(), c.From, c.To,
		c.Published); got != "pairs@3 1871 1990-12-31 2024" {
		t.Errorf("got %s", got)
	}
	if strings.Contains(c.Citation, "2.1") || !strings.Contains(c.Citation, "edition 3, published 2024") ||
		len(c.Pitfalls) != 1 || !c.Partial {
		t.Errorf("got the citation %q, %d pitfalls", c.Citation, len(c.Pitfalls))
	}
}
