package en_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"entente"
	"entente/ask"
	"entente/ask/intent"
	"entente/ask/lexicon"
	"entente/say"
	"entente/say/en"
	"entente/say/saytest"
	"entente/tie"
)

// The example of CONTRIBUTING: an intent is added with rows of the lexicon, one function that finds and one that
// tells. "Reach" is the number of actors that one is tied to.

const formReach ask.Form = "reach"

// 1. Words: rows of ask/lexicon/shapes.csv.
var reachShapes = lexicon.Compile([]map[string]string{
	{"language": "en", "intent": "reach", "shape": "how well connected {be} A"},
	{"language": "ko", "intent": "reach", "shape": "A(?:은|는|이|가)?얼마나많은나라와연결되어있(?:나|나요|습니까)"},
})

// 2. A file of ask/intent.
var reach = intent.Intent{
	Name:    "reach",
	Accepts: func(r ask.Proposition) bool { return r.Intent == "reach" },
	Find: func(d *intent.Desk, ctx context.Context, f *ask.Finding) error {
		p, err := d.Book().Partners(ctx, tie.Query{Actor: f.Reading.Subject, AsOf: f.Reading.AsOf, Known: f.Reading.KnownAt})
		if err != nil {
			return err
		}
		n := len(f.Reading.Holding(p.Partners))
		f.Form, f.Whole, f.Count = formReach, p, &n
		f.Partners, f.Coverage, f.Absence, f.Evidence = p.Partners, p.Coverage, p.Absence, p.Evidence
		return nil
	},
	Examples: []string{"How well connected is Japan?"},
}

// 3. A file of say/en.
func sayReach(s *en.Speaker, f ask.Finding) string {
	return fmt.Sprintf("%s is tied to %d actors.", s.Name(f.Reading.Subject), *f.Count)
}

func TestAnIntentIsAdded(t *testing.T) {
	r, s := newReader(t)
	cw := newCrosswalk(t)
	d := say.NewDesk(intent.NewDesk(saytest.World{}, cw, func() entente.Date { return today }).With(r.With(reachShapes...), reach),
		say.Speakers{ask.English: s.With(formReach, sayReach)})
	for _, q := range append(reach.Examples, "How well connected was Japan in 1975?", "일본은 얼마나 많은 나라와 연결되어 있나요?") {
		a, err := d.Ask(t.Context(), q, ask.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if a.Form != formReach || a.Reading.Subject != "JPN" || a.Count == nil || len(a.Figures) != 1 || !strings.HasPrefix(a.Answer, "Japan is tied to ") {
			t.Errorf("%q: got form %s of %s: %s", q, a.Form, a.Reading.Subject, a.Answer)
		}
	}
	a, err := d.Ask(t.Context(), "How well connected is the weather?", ask.Options{})
	if err != nil || a.Form != ask.FormRefused {
		t.Errorf("a question of the shape without an actor: got %s, %v, want a refusal", a.Form, err)
	}
}
