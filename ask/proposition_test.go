package ask_test

import (
	"encoding/json"
	"testing"

	"entente"
	"entente/ask"
)

var today = entente.Date{Year: 2026, Month: 11, Day: 23}

func TestPropositionJSON(t *testing.T) {
	for _, c := range []struct {
		r    ask.Proposition
		want string
	}{
		{ask.Proposition{Intent: ask.Allies, Subject: "KOR", AsOf: today, Alternatives: []entente.ActorID{"PRK"}},
			`{"intent":"allies","as_of":"2026-11-23","known_at":null,"alternatives":["PRK"],"subject":"KOR","object":null,"kind":null}`},
		{ask.Proposition{Intent: ask.Unknown, Understood: []ask.Arg{{Word: "allies"}}},
			`{"intent":"unknown","as_of":null,"known_at":null,"alternatives":[],"understood":[{"words":"allies"}],"subject":null,"object":null,"kind":null}`},
		{ask.Proposition{Intent: ask.Relation, Subject: "USA", Object: "JPN", AsOf: entente.Year(1975), KnownAt: entente.Year(2017), Kind: ask.KindDefence, IsPolar: true},
			`{"intent":"relation","as_of":"1975","known_at":"2017","alternatives":[],"is_polar":true,"subject":"USA","object":"JPN","kind":"defence"}`},
	} {
		got, err := json.Marshal(c.r)
		if err != nil || string(got) != c.want {
			t.Errorf("got %s, %v\nwant %s", got, err, c.want)
		}
		var back ask.Proposition
		if err := json.Unmarshal(got, &back); err != nil || back.Subject != c.r.Subject || back.AsOf != c.r.AsOf ||
			back.Kind != c.r.Kind {
			t.Errorf("read back: got %+v, %v, want %+v", back, err, c.r)
		}
	}
}
