package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/say"
	"entente/tie"
)

var consistentSeed = flag.Uint64("consistent.seed", 1950, "seed of the pairs and dates of TestAnswersDoNotContradict")

// meeting is a random pair at a random date, a day or a year.
type meeting struct {
	a, b entente.Actor
	at   entente.Date
}

func (m meeting) String() string { return fmt.Sprintf("%s and %s, %s", m.a.ID, m.b.ID, m.at) }

// Two questions about one pair never contradict each other: whether they were allied, since when, what ties them, and
// the lists of the allies of both, each asked alone.
func TestAnswersDoNotContradict(t *testing.T) {
	a := wired(t)
	n := 2000
	if testing.Short() {
		n = 60
	}
	t.Logf("seed %d", *consistentSeed)
	meetings := meetingsOf(t, a, rand.New(rand.NewPCG(*consistentSeed, 0)), n)
	c := &consistency{t: t, app: a}
	var wait sync.WaitGroup
	for part := range slices.Chunk(meetings, (n+1)/2) {
		wait.Go(func() {
			for i, m := range part {
				if !t.Failed() {
					c.check(m, i%2 == 0)
				}
			}
		})
	}
	wait.Wait()
	slices.Sort(c.contradictions)
	t.Logf("%d pairs, %d of them allied, %d asked in words", n, c.allied, c.worded)
	if c.allied < n/5 || c.worded < n/2 {
		t.Errorf("too few pairs were allied (%d) or could be asked in words (%d) to show anything", c.allied, c.worded)
	}
	for i, s := range c.contradictions {
		if i == 10 {
			break
		}
		t.Error(s)
	}
	if len(c.contradictions) > 10 {
		t.Errorf("and %d more", len(c.contradictions)-10)
	}
}

// meetingsOf draws pairs and dates: a quarter of any two states and dates, the others of pairs that some alliance ever
// tied, in half of them while it did or within a day of its beginning or its end.
func meetingsOf(t *testing.T, a *app, rng *rand.Rand, n int) []meeting {
	t.Helper()
	r, err := a.ledger.Reader(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	ties, err := r.Ties(context.Background(), entente.TieFilter{Kinds: []entente.Kind{entente.KindAlliance}})
	if err != nil {
		t.Fatal(err)
	}
	states := slices.DeleteFunc(a.cw.Actors(), func(x entente.Actor) bool {
		return x.Kind != entente.ActorState || len(a.cw.Spells(x.ID, entente.SystemCOW)) == 0
	})
	var out []meeting
	for len(out) < n {
		m := meeting{at: anyDay(rng)}
		if rng.IntN(4) == 0 {
			m.a, m.b = states[rng.IntN(len(states))], states[rng.IntN(len(states))]
		} else {
			x := ties[rng.IntN(len(ties))]
			m.a, _ = a.cw.Actor(x.From)
			m.b, _ = a.cw.Actor(x.To)
			m.at = near(rng, x.Period, m.at)
		}
		if rng.IntN(3) == 0 {
			m.at = entente.Year(int(m.at.Year))
		}
		isPast := m.at.Last().Before(entente.Date{Year: 2026, Month: 11, Day: 24}) // as wired has it
		if m.a.ID != m.b.ID && m.a.ID != "" && m.b.ID != "" && isPast {
			out = append(out, m)
		}
	}
	// The ledger remembers what it read of a state, so pairs of one state are asked one after the other.
	slices.SortFunc(out, func(x, y meeting) int {
		return cmp.Or(cmp.Compare(x.a.ID, y.a.ID), cmp.Compare(x.b.ID, y.b.ID), x.at.Compare(y.at))
	})
	return out
}

// near is a day of a period or beside one of its ends, or in a quarter of the draws the given day.
func near(rng *rand.Rand, p entente.Period, at entente.Date) entente.Date {
	edge := p.From
	if rng.IntN(2) == 0 && !p.To.IsZero() {
		edge = p.To
	}
	switch {
	case edge.IsZero() || rng.IntN(4) == 0:
		return at
	case rng.IntN(2) == 0:
		return []entente.Date{edge.First().Previous(), edge.First(), edge.Last(), edge.Last().Next()}[rng.IntN(4)]
	}
	last := 2026
	if !p.To.IsZero() {
		last = int(p.To.Year)
	}
	at.Year = p.From.Year + int16(rng.IntN(max(1, last-int(p.From.Year)+1)))
	return at
}

func anyDay(rng *rand.Rand) entente.Date {
	return entente.Date{Year: int16(1816 + rng.IntN(211)), Month: uint8(1 + rng.IntN(12)), Day: uint8(1 + rng.IntN(28))}
}

type consistency struct {
	t              *testing.T
	app            *app
	mu             sync.Mutex
	allied, worded int
	contradictions []string
}

// count adds to one of the counters.
func (c *consistency) count(n *int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	*n++
}

// fail ends the test from any goroutine: the others stop at their next pair.
func (c *consistency) fail(format string, args ...any) {
	c.t.Errorf(format, args...)
	runtime.Goexit()
}

func (c *consistency) contradict(m meeting, format string, args ...any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.contradictions = append(c.contradictions, m.String()+": "+fmt.Sprintf(format, args...))
}

// pair is what the dyad says of the two at a date: a partner without a tier where it says nothing.
func (c *consistency) pair(a, b entente.ActorID, at entente.Date, kind ask.KindFilter) tie.Partner {
	c.t.Helper()
	x, err := session(c.t, c.app).Desk.Dyad(context.Background(), a, b, ask.Options{AsOf: at, Kind: kind})
	if err != nil {
		c.fail("%s and %s, %s: %v", a, b, at, err)
	}
	if len(x.Partners) == 0 {
		return tie.Partner{Actor: b}
	}
	return x.Partners[0]
}

// check asks half of the pairs for every tie, and all other questions for defence alone, which is faster and must not
// make a difference.
func (c *consistency) check(m meeting, wide bool) {
	kind := ask.KindDefence
	if wide {
		kind = ""
	}
	x := c.pair(m.a.ID, m.b.ID, m.at, kind)
	isAlly := x.Tier == tie.TreatyAlly
	back := c.pair(m.b.ID, m.a.ID, m.at, ask.KindDefence)
	if isAlly != (back.Tier == tie.TreatyAlly) || isAlly && (back.Since != x.Since || back.Direction != x.Direction) {
		c.contradict(m, "the dyad says %q since %s %s, the other way round, for defence, %q since %s %s",
			x.Tier, x.Since, x.Direction, back.Tier, back.Since, back.Direction)
	}
	c.lists(m, x)
	if isAlly {
		c.count(&c.allied)
		c.since(m, x)
	}
	c.words(m, x)
}

// lists holds the lists of the allies of both against the dyad.
func (c *consistency) lists(m meeting, x tie.Partner) {
	for _, way := range [][2]entente.ActorID{{m.a.ID, m.b.ID}, {m.b.ID, m.a.ID}} {
		o := ask.Options{AsOf: m.at, Tier: tie.TreatyAlly}
		if way[0] == m.b.ID {
			o.Kind = ask.KindDefence
		}
		list, err := session(c.t, c.app).Desk.Allies(context.Background(), way[0], o)
		if err != nil {
			c.fail("the allies of %s, %s: %v", way[0], m.at, err)
		}
		at := slices.IndexFunc(list.Partners, func(p tie.Partner) bool {
			return p.Actor == way[1] && p.Tier == tie.TreatyAlly
		})
		switch {
		case (at >= 0) != (x.Tier == tie.TreatyAlly):
			c.contradict(m, "the dyad's tier is %q; %s is in the list of allies of %s: %v", x.Tier, way[1], way[0],
				at >= 0)
		case at >= 0 && list.Partners[at].Since != x.Since:
			c.contradict(m, "the dyad says since %s, the list of %s since %s", x.Since, way[0], list.Partners[at].Since)
		case at >= 0 && list.Partners[at].Direction != x.Direction:
			c.contradict(m, "the dyad says %s, the list of %s %s", x.Direction, way[0], list.Partners[at].Direction)
		}
	}
}

// since: the beginning lies before the date, the two were allies on it and were not on the day before.
func (c *consistency) since(m meeting, x tie.Partner) {
	if x.Since.IsZero() {
		c.contradict(m, "treaty allies, and no beginning of it")
		return
	}
	if m.at.Last().Before(x.Since.First()) {
		c.contradict(m, "allies at that date since %s, which is later", x.Since)
	}
	if first := c.pair(m.a.ID, m.b.ID, x.Since, ask.KindDefence); first.Tier != tie.TreatyAlly ||
		first.Since != x.Since {
		c.contradict(m, "allies since %s; asked as of %s the tier is %q since %s", x.Since, x.Since, first.Tier,
			first.Since)
	}
	if before := x.Since.First().Previous(); c.pair(m.a.ID, m.b.ID, before, ask.KindDefence).Tier == tie.TreatyAlly {
		c.contradict(m, "allies since %s, and allies the day before, %s", x.Since, before)
	}
}

// words asks in words whether the two were allied and since when. Names that mean somebody else at the date, as
// those of extinct states do, cannot be asked with.
func (c *consistency) words(m meeting, x tie.Partner) {
	isAlly := x.Tier == tie.TreatyAlly
	on := "in " + m.at.String()
	if m.at.IsDay() {
		on = "on " + evidence.InWords(m.at)
	}
	q := fmt.Sprintf("Were %s and %s treaty allies %s?", m.a.Name, m.b.Name, on)
	yes, ok := c.ask(q, m, ask.Options{})
	if !ok {
		return
	}
	c.count(&c.worded)
	switch begin, _, _ := strings.Cut(yes.Answer, ". "); {
	case begin == "Yes" && !isAlly:
		c.contradict(m, "the dyad's tier is %q; %q is answered: %s", x.Tier, q, yes.Answer)
	case begin != "Yes" && isAlly && x.Standing == tie.InForce, begin == "No" && isAlly:
		c.contradict(m, "the dyad says allies since %s; %q is answered: %s", x.Since, q, yes.Answer)
	}
	if !isAlly {
		return
	}
	q = fmt.Sprintf("Since when have %s and %s been allies?", m.a.Name, m.b.Name)
	since, ok := c.ask(q, m, ask.Options{AsOf: m.at})
	switch {
	case !ok:
	case len(since.Partners) == 0 || since.Partners[0].Since != x.Since:
		c.contradict(m, "the dyad says since %s; %q gives %+v", x.Since, q, since.Partners)
	case !x.Since.IsZero() && !strings.Contains(since.Answer, evidence.InWords(x.Since)):
		c.contradict(m, "the dyad says since %s; %q is answered: %s", x.Since, q, since.Answer)
	}
}

// ask puts a question; ok is false where the names or the date were read as something else.
func (c *consistency) ask(q string, m meeting, o ask.Options) (say.Answer, bool) {
	x, err := session(c.t, c.app).Desk.Ask(context.Background(), q, o)
	if err != nil {
		c.fail("%s: %v", q, err)
	}
	r := x.Reading
	isPair := r.Subject == m.a.ID && r.Object == m.b.ID || r.Subject == m.b.ID && r.Object == m.a.ID
	return x, isPair && r.AsOf == m.at
}
