package main

import (
	"context"
	"encoding/json"
	"fmt"
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

// Questions whose answers are known: what the sentence must and must not say, who must and must not
// be among the partners, and the figure. Phrases are separated by "|", actors by ";".
func TestAnswers(t *testing.T) {
	a := wired(t)
	f, err := os.Open(filepath.Join("testdata", "answers.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows := rowsOf(t, f)
	if len(rows) < 60 {
		t.Fatalf("only %d questions", len(rows))
	}
	for _, row := range rows {
		t.Run(row["question"], func(t *testing.T) {
			answer, err := session(t, a).Desk.Ask(context.Background(), row["question"],
				ask.Options{Language: ask.English})
			if err != nil {
				t.Fatal(err)
			}
			checkSentence(t, answer.Answer, row)
			checkHeld(t, answer, row)
			checkContract(t, answer)
			checkFootnotes(t, answer)
		})
	}
}

func checkSentence(t *testing.T, sentence string, row map[string]string) {
	t.Helper()
	for i, s := range strings.Split(row["contains"], "|") {
		isStart := i == 0 && (s == "Yes. " || s == "No. " || s == "Not known. ")
		if isStart && !strings.HasPrefix(sentence, s) || !strings.Contains(sentence, s) {
			t.Errorf("got %q, want %q in it", sentence, s)
		}
	}
	for _, s := range strings.Split(row["without"], "|") {
		if s != "" && strings.Contains(sentence, s) {
			t.Errorf("got %q, want it without %q", sentence, s)
		}
	}
	body := strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(sentence, "Yes. "), "No. "), "Not known. ")
	if n := strings.Count(body+" ", ". "); n > 3 && !strings.HasPrefix(body, "I cannot") {
		t.Errorf("got %d sentences, want at most three: %s", n, sentence)
	}
}

// checkHeld looks for partners of the tier that was asked about: allies where no kind was, and
// whatever holds where one was.
func checkHeld(t *testing.T, a say.Answer, row map[string]string) {
	t.Helper()
	var held []string
	for _, p := range a.Partners {
		isAlly := p.Tier == tie.TreatyAlly
		if isAlly || p.Tier != tie.NoTier && a.Reading.Kind != "" && a.Reading.Kind != ask.KindDefence {
			held = append(held, string(p.Actor))
		}
	}
	for _, id := range strings.Split(row["includes"], ";") {
		if id != "" && !slices.Contains(held, id) {
			t.Errorf("got %v, want %s among them", held, id)
		}
	}
	for _, id := range strings.Split(row["excludes"], ";") {
		if id != "" && slices.Contains(held, id) {
			t.Errorf("got %v, want it without %s", held, id)
		}
	}
	got := ""
	if a.Count != nil {
		got = fmt.Sprint(*a.Count)
	}
	if got != row["count"] {
		t.Errorf("count: got %q, want %q", got, row["count"])
	}
}

// checkContract holds the JSON of an answer against what is promised: lists are never null, what is
// not known is null and never "".
func checkContract(t *testing.T, a say.Answer) {
	t.Helper()
	raw, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	for _, k := range []string{"partners", "coverage", "disagreements", "suggestions"} {
		if _, ok := got[k].([]any); !ok {
			t.Errorf("%s: got %v, want a list", k, got[k])
		}
	}
	reading := got["reading"].(map[string]any)
	for _, k := range []string{"subject", "object", "as_of", "known_at", "kind"} {
		if v, ok := reading[k]; !ok || v == "" {
			t.Errorf(`reading.%s: got %v, want a value or null`, k, v)
		}
	}
	for _, p := range a.Partners {
		for _, v := range p.Ties {
			if v.Standing == tie.InForce && !v.To.IsZero() && v.To.Last().Before(a.Reading.AsOf.First()) {
				t.Errorf("%s with %s: in force after its end, %s", v.Title, p.Actor, v.To)
			}
		}
	}
	if isFigure := slices.Contains([]ask.Intent{ask.Count, ask.Shared, ask.Rank}, a.Reading.Intent); !isFigure &&
		!a.Reading.IsCount && a.Count != nil {
		t.Errorf("got a count for a question of intent %s", a.Reading.Intent)
	}
	if a.Reading.AsOf == (entente.Date{}) {
		t.Error("the reading has no date")
	}
}
