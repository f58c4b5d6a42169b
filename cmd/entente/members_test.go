package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente"
	"entente/ask"
	"entente/say"
	"entente/tie"
)

// Who was a member of twenty-four groups at fifty dates, as an independent reader of ATOP's member file has it
// (testdata/membership/make.py). A suspended member is none there.
func TestMembersAreThoseOfATOP(t *testing.T) {
	a := wired(t)
	f, err := os.Open(filepath.Join("testdata", "membership", "expected.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows := rowsOf(t, f)
	if len(rows) < 45 {
		t.Fatalf("only %d rows", len(rows))
	}
	for _, row := range rows {
		at, err := entente.ParseDate(row["as_of"])
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, code := range strings.Fields(row["cow_members"]) {
			id, err := a.cw.CodeAt(entente.SystemCOW, code, at)
			if err != nil {
				t.Fatal(err)
			}
			want = append(want, string(id))
		}
		answer, err := session(t, a).Desk.Members(context.Background(), entente.ActorID(row["group"]),
			ask.Options{AsOf: at})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range answer.Membership.Members {
			// Canada and Palestine are members that ATOP leaves out; South Yemen's exit is the day of the union.
			if m.Standing == tie.IsMember && m.Actor != "PSE" {
				got = append(got, string(m.Actor))
			}
			if len(m.Evidence) == 0 {
				t.Errorf("%s in %s: %s has no row", row["group"], at, m.Actor)
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, slices.Compact(want)) {
			t.Errorf("%s on %s: got %v, want %v", row["group"], at, got, want)
		}
	}
}

// Questions of membership in English and Korean: what the sentence says, what it does not, and who is meant.
func TestMembershipQuestions(t *testing.T) {
	a := wired(t)
	f, err := os.Open(filepath.Join("testdata", "membership", "questions.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows := rowsOf(t, f)
	if len(rows) < 80 {
		t.Fatalf("only %d questions", len(rows))
	}
	for _, row := range rows {
		t.Run(row["question"], func(t *testing.T) {
			answer, err := session(t, a).Desk.Ask(context.Background(), row["question"],
				ask.Options{Language: ask.English})
			if err != nil {
				t.Fatal(err)
			}
			if got := answer.Reading; string(got.Intent) != row["intent"] || string(got.Subject) != row["group"] ||
				string(got.Object) != row["actor"] {
				t.Fatalf("read as %s of %q and %q: %s", got.Intent, got.Subject, got.Object, answer.Answer)
			}
			for _, s := range strings.Split(row["contains"], "|") {
				if !strings.Contains(answer.Answer, s) {
					t.Errorf("got %q, want %q in it", answer.Answer, s)
				}
			}
			for _, s := range strings.Split(row["without"], "|") {
				if s != "" && strings.Contains(answer.Answer, s) {
					t.Errorf("got %q, want it without %q", answer.Answer, s)
				}
			}
			checkRoster(t, a, answer)
		})
	}
}

// checkRoster holds what is promised of a roster: each member has rows, each row is explained and can be shown.
func checkRoster(t *testing.T, a *app, answer say.Answer) {
	t.Helper()
	if answer.Membership == nil {
		return
	}
	x := answer.Membership
	shown := 0
	for _, m := range slices.Concat(x.Members, x.Former, x.Later) {
		if len(m.Evidence) == 0 || len(m.Spells) == 0 {
			t.Errorf("%s has no row or no spell", m.Actor)
		}
		for _, id := range m.Evidence {
			if _, ok := answer.Evidence[id]; !ok {
				t.Errorf("%s: %s is not explained", m.Actor, id)
			}
			if shown++; shown%17 == 1 {
				if row, err := session(t, a).Records.Row(context.Background(), id); err != nil || row.Raw == "" {
					t.Errorf("%s: the row %s cannot be shown: %v", m.Actor, id, err)
				}
			}
		}
	}
}
