// Package apitest is a small made-up world for the tests of the faces: a desk, a book and names that
// answer at once and always the same. Its figures look like the real ones so that pages can be looked
// at, but they are invented for tests and nothing that ships imports it. Start at [New].
package apitest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"entente"
	"entente/api"
	"entente/ask"
	"entente/crosswalk"
	"entente/evidence"
	"entente/say"
	"entente/say/en"
	"entente/tie"
)

// Hostile is a name that tries to break out of every format that it is written into. An actor, a
// title and a cell bear it.
const Hostile = `=1+1"><script>alert('x')</script>&</td>`

// World is the made-up world. It counts what it is asked, and fails when it is told to.
type World struct {
	actors []entente.Actor
	Asked  atomic.Int64 // calls of desk and book
	Fail   error        // what every call returns, when it is set
	Panic  bool         // every call panics
	Slow   time.Duration
	Number atomic.Int64 // the generation
	Shut   error        // what opening a session returns, when it is set
	Opened atomic.Int64 // sessions
	Closed atomic.Int64 // likewise
}

// Today is the day on which everything in the world happens.
var Today = entente.Date{Year: 2026, Month: 11, Day: 24}

// Now is the same day as a clock.
func Now() time.Time { return time.Date(2026, 11, 24, 9, 30, 0, 0, time.UTC) }

// New makes the world at generation 7.
func New() *World {
	w := &World{}
	w.Number.Store(7)
	w.actors = append(w.actors, named...)
	for i := range 150 {
		w.actors = append(w.actors, entente.Actor{ID: entente.ActorID(fmt.Sprintf("GW:%d", 1000+i)),
			Kind: entente.ActorState,
			Name: fmt.Sprintf("State number %d", i+1)})
	}
	slices.SortFunc(w.actors, func(a, b entente.Actor) int { return cmp.Compare(a.ID, b.ID) })
	return w
}

var named = []entente.Actor{
	{ID: "KOR", Kind: entente.ActorState, Name: "South Korea", Formal: "Republic of Korea", Korean: "대한민국"},
	{ID: "USA", Kind: entente.ActorState, Name: "United States of America", Korean: "미국"},
	{ID: "PRK", Kind: entente.ActorState, Name: "North Korea", Korean: "조선민주주의인민공화국"},
	{ID: "JPN", Kind: entente.ActorState, Name: "Japan", Korean: "일본"},
	{ID: "VNM", Kind: entente.ActorState, Name: "Vietnam", Korean: "베트남"},
	{ID: "IND", Kind: entente.ActorState, Name: "India", Korean: "인도"},
	{ID: "AUS", Kind: entente.ActorState, Name: "Australia", Korean: "오스트레일리아"},
	{ID: "SGP", Kind: entente.ActorState, Name: "Singapore", Korean: "싱가포르"},
	{ID: "RUS", Kind: entente.ActorState, Name: "Russia", Korean: "러시아"},
	{ID: "FJI", Kind: entente.ActorState, Name: "Fiji", Korean: "피지"},
	{ID: "CHL", Kind: entente.ActorState, Name: "Chile", Korean: "칠레"},
	{ID: "GBR", Kind: entente.ActorState, Name: "United Kingdom", Korean: "영국"},
	{ID: "TUR", Kind: entente.ActorState, Name: "Turkey", Korean: "튀르키예"},
	{ID: "ARE", Kind: entente.ActorState, Name: "United Arab Emirates", Korean: "아랍에미리트"},
	{ID: "IDN", Kind: entente.ActorState, Name: "Indonesia", Korean: "인도네시아"},
	{ID: "PHL", Kind: entente.ActorState, Name: "Philippines", Korean: "필리핀"},
	{ID: "ASEAN", Kind: entente.ActorGroup, Name: "ASEAN", Formal: "Association of Southeast Asian Nations"},
	{ID: "DDDE", Kind: entente.ActorState, Name: "East Germany", Ended: entente.Date{Year: 1990, Month: 10, Day: 2}},
	{ID: "XSS", Kind: entente.ActorState, Name: Hostile, Korean: Hostile, Formal: Hostile},
}

var numeric = map[entente.ActorID]string{"KOR": "410", "USA": "840", "PRK": "408", "JPN": "392", "VNM": "704",
	"IND": "356",
	"AUS": "36", "SGP": "702", "RUS": "643", "FJI": "242", "CHL": "152", "GBR": "826", "TUR": "792", "ARE": "784",
	"IDN": "360", "PHL": "608"}

// Actor finds an actor.
func (w *World) Actor(id entente.ActorID) (entente.Actor, bool) {
	i, ok := slices.BinarySearchFunc(w.actors, id,
		func(a entente.Actor, id entente.ActorID) int { return cmp.Compare(a.ID, id) })
	if !ok {
		return entente.Actor{}, false
	}
	return w.actors[i], true
}

// Actors lists them all.
func (w *World) Actors() []entente.Actor { return slices.Clone(w.actors) }

// CodeOf knows ISO numbers only.
func (w *World) CodeOf(id entente.ActorID, s entente.System, _ entente.Date) (string, bool) {
	code, ok := numeric[id]
	return code, ok && s == entente.SystemISONumeric
}

// Find knows actors by their ids and names.
func (w *World) Find(text string, _ entente.Date) (crosswalk.Mention, error) {
	for _, a := range w.actors {
		if strings.EqualFold(text, string(a.ID)) || strings.EqualFold(text, a.Name) {
			return crosswalk.Mention{Actor: a.ID, Text: text}, nil
		}
	}
	return crosswalk.Mention{}, unknown(entente.ActorID(text))
}

// Open opens a session on the world as it is now.
func (w *World) Open(context.Context) (*api.Session, error) {
	w.Opened.Add(1)
	if w.Shut != nil {
		return nil, w.Shut
	}
	return &api.Session{Desk: w, Records: w, Names: w, Generation: int(w.Number.Load()), Today: Today,
		Release: func() error { w.Closed.Add(1); return nil }}, nil
}

func (w *World) called(ctx context.Context) error {
	w.Asked.Add(1)
	if w.Panic {
		panic("a bug of ours, with a secret")
	}
	if w.Slow > 0 {
		select {
		case <-time.After(w.Slow):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return w.Fail
}

// Ask reads three questions: about South Korea, a ranking, and everything else, which it refuses.
func (w *World) Ask(ctx context.Context, question string, o ask.Options) (say.Answer, error) {
	folded := strings.ToLower(question)
	var a say.Answer
	var err error
	switch {
	case strings.Contains(folded, "most"):
		a, err = w.ranking(ctx, o)
	case strings.Contains(folded, "korea"), strings.Contains(question, "한국"):
		a, err = w.Allies(ctx, "KOR", o)
		a.Reading.Alternatives = []entente.ActorID{"PRK"}
	default:
		if err = w.called(ctx); err == nil {
			a = refusal()
		}
	}
	a.Question = question
	return a, err
}

func refusal() say.Answer {
	return say.Answer{Finding: ask.Finding{Reading: ask.Proposition{Intent: ask.Unknown, AsOf: Today,
		Alternatives:  []entente.ActorID{},
		NotUnderstood: []ask.Arg{{Word: "the question"}}},
		Partners: []tie.Partner{}, Coverage: []evidence.Coverage{}, Disagreements: []evidence.Disagreement{},
		Evidence: evidence.Footnotes{}},
		Answer:      "I cannot answer that: I did not understand what is asked.",
		Suggestions: []string{"Who is allies with South Korea?", "한국의 동맹국은?"}, Tiers: rules()}
}

func (w *World) ranking(ctx context.Context, o ask.Options) (say.Answer, error) {
	a := w.blank(ask.Rank, o)
	for i, id := range []entente.ActorID{"USA", "GBR", "TUR", "CHL"} {
		n := []int{41, 40, 40, 39}[i]
		x, _ := w.Actor(id)
		a.Partners = append(a.Partners, tie.Partner{Actor: id, Name: x.Name, Korean: x.Korean, Kind: x.Kind,
			Tier: tie.TreatyAlly,
			Ties: []tie.View{}, Count: &n})
	}
	a.Answer = "The United States of America had the most treaty allies, 41."
	return a, w.called(ctx)
}

func (w *World) blank(intent ask.Intent, o ask.Options) say.Answer {
	as := o.AsOf
	if as.IsZero() {
		as = Today
	}
	return say.Answer{Finding: ask.Finding{Reading: ask.Proposition{Intent: intent, AsOf: as, KnownAt: o.KnownAt,
		Kind: o.Kind, Tier: o.Tier,
		Alternatives: []entente.ActorID{}}, Partners: []tie.Partner{}, Coverage: coverage(),
		Disagreements: []evidence.Disagreement{},
		Evidence:      evidence.Footnotes{}}, Suggestions: []string{}, Tiers: rules()}
}

// Words are the labels of pages, in English.
func Words() say.Labels {
	cw, err := crosswalk.New()
	if err != nil {
		panic(err)
	}
	return en.New(cw)
}

func rules() []say.TierRule {
	var out []say.TierRule
	for _, t := range tie.Tiers {
		_, rule := en.New(nil).Tier(t)
		out = append(out, say.TierRule{Tier: t, Rule: rule})
	}
	return out
}

func unknown(id entente.ActorID) error {
	return &entente.Error{Code: entente.CodeNotFound, Op: "apitest.Allies", Message: "there is no actor " + string(id),
		Hint: "try KOR"}
}
