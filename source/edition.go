package source

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/format"
)

// Naming is what somebody who brings files says of their edition. The zero value says nothing.
type Naming struct {
	Edition   string
	Published entente.Date
	From      int          // first year covered, where the years found in the files are not the whole
	To        entente.Date // last day covered
}

// sighting is what one file says of its edition.
type sighting struct {
	file    entente.BatchFile
	card    *entente.Card // the edition that it is of; nil where nothing says so
	unknown string        // the edition that it says it is of, where no card describes that one
	why     string        // what says so, as the end of a sentence
	isSure  bool          // its bytes or its rows say so themselves
	isWhole bool          // the publisher's own bytes
	census  census
}

// editions are the cards of a dataset, newest first.
func editions(s entente.Source) []entente.Card { return append([]entente.Card{s.Card}, s.Older...) }

// sight looks at one file: its checksum, then the version that its rows give, then columns that only
// one edition has, then the years that it reaches.
func sight(ctx context.Context, s entente.Source, f entente.BatchFile) (sighting, error) {
	cards := editions(s)
	x := sighting{file: f}
	for i, c := range cards {
		isIt := func(e entente.EditionFile) bool { return e.SHA256 == f.ID }
		if c.Recognise != nil && slices.ContainsFunc(c.Recognise.Files, isIt) {
			x.card, x.isSure, x.isWhole, x.why = &cards[i], true, true,
				"its bytes are those that the publisher gave away"
			return x, nil
		}
	}
	if !slices.ContainsFunc(cards, func(c entente.Card) bool { return c.Recognise != nil }) {
		return x, nil
	}
	var err error
	if x.census, err = lookFor(cards).count(ctx, s, f.File); err != nil {
		return x, err
	}
	switch v := x.census.versions; {
	case len(v) > 1:
		return x, refuse(fmt.Sprintf("%s mixes editions of %s: its rows say version %s (%s) and %s (%s)", f.Name,
			s.Card.Short,
			v[0].text, v[0].place.Place(), v[1].text, v[1].place.Place()),
			"give the files of one edition, as the publisher gives them away")
	case len(v) == 1:
		x.byVersion(cards, v[0])
		return x, nil
	}
	x.byColumns(cards)
	if x.card == nil {
		x.byYears(cards)
	}
	return x, nil
}

func (x *sighting) byVersion(cards []entente.Card, v saying) {
	x.isSure, x.why = true, "its rows say version "+v.text
	isIt := func(value string) bool { return same(value, v.text) }
	x.card = find(cards, func(c entente.Card) bool {
		return c.Recognise != nil && slices.ContainsFunc(c.Recognise.Version.Values, isIt)
	})
	if x.card == nil {
		x.unknown = v.text
	}
}

func (x *sighting) byColumns(cards []entente.Card) {
	for i, c := range cards {
		if c.Recognise == nil || len(c.Recognise.Columns) == 0 ||
			!format.HasColumns(x.census.columns, c.Recognise.Columns) {
			continue
		}
		if x.card != nil { // two have them all: they tell nothing
			x.card, x.why = nil, ""
			return
		}
		x.card, x.why = &cards[i], "it has the column "+strings.Join(c.Recognise.Columns, " and the column ")
	}
}

// upTo begins what an edition is called that says of itself only where it ends.
const upTo = "to "

// isEnd reports whether a file says of an unknown edition only where it ends: its files need not end in
// one year.
func (x *sighting) isEnd() bool { return strings.HasPrefix(x.unknown, upTo) }

// byYears takes the edition whose last year is the file's, where the file has nearly all rows of that
// edition: a handful of rows may end in any year. A file with most rows of an edition that ends
// before it, or goes on after all, is of one that no card describes.
func (x *sighting) byYears(cards []entente.Card) {
	reach, own, n := 0, 0, 0
	for i, c := range cards {
		if c.Recognise == nil {
			return
		}
		last := lastOf(c, x.file.Role)
		if last == 0 {
			return
		}
		reach, own = max(reach, c.Recognise.Years.Last), max(own, last)
		n = max(n, rowsOf(c, x.file.Role))
		if n := rowsOf(c, x.file.Role); last == x.census.lastYear && n > 0 && x.census.rows*5 >= n*4 {
			x.card, x.why = &cards[i], fmt.Sprintf("it has %s, the last in %d", count(x.census.rows, "row"), last)
		}
	}
	switch last := x.census.last; {
	case x.census.lastYear > reach:
		x.unknown, x.why = upTo+last.text, fmt.Sprintf("it reaches the year %s in %s", last.text, last.place.Place())
	case x.card == nil && x.census.lastYear > 0 && x.census.lastYear < own && x.census.rows*2 >= n && n > 0:
		x.unknown, x.why = upTo+last.text, fmt.Sprintf("it has %s and ends in %s", count(x.census.rows, "row"),
			last.text)
	}
}

// settle is the card under which files are imported, from what each of them says and from what whoever
// brings them says. Files that say different things, or name an edition that nobody described, are
// refused; so is a name that contradicts them.
func settle(s entente.Source, seen []sighting, n Naming) (card entente.Card, isNew bool, err error) {
	var best, unknown *sighting
	for i := range seen {
		x := &seen[i]
		switch {
		case x.unknown != "" && (unknown == nil || unknown.isEnd()):
			unknown = x
		case x.unknown != "" && !x.isEnd() && !same(x.unknown, unknown.unknown):
			return card, false, apart(s, x, unknown)
		case x.card != nil && best != nil && best.card.Edition != x.card.Edition:
			return card, false, apart(s, x, best)
		case x.card != nil && (best == nil || x.isSure):
			best = x
		}
	}
	switch {
	case best != nil && unknown != nil && (n.Edition == "" || best.isSure):
		return card, false, apart(s, best, unknown)
	case n.Edition != "":
		return named(s, best, unknown, n)
	case unknown != nil:
		return card, false, refuse(fmt.Sprintf("%s is of an edition of %s that no card describes: %s; known are %s",
			unknown.file.Name, s.Card.Short, unknown.why, known(s)), nameIt(s, unknown))
	case best != nil:
		return *best.card, false, nil
	}
	return s.Card, false, nil
}

// named is the card of the edition that whoever brings the files names.
func named(s entente.Source, best, unknown *sighting, n Naming) (entente.Card, bool, error) {
	described := find(editions(s), func(c entente.Card) bool { return sameName(c.Edition, n.Edition) })
	switch {
	case unknown != nil && !unknown.isEnd() && !sameName(unknown.unknown, n.Edition):
		return entente.Card{}, false, refuse(fmt.Sprintf("%s is not edition %s of %s: %s", unknown.file.Name, n.Edition,
			s.Card.Short, unknown.why),
			"leave --edition out, or name the edition that the file says it is of")
	case described != nil && unknown != nil && described.Recognise != nil &&
		unknown.census.lastYear > described.Recognise.Years.Last:
		return entente.Card{}, false, refuse(fmt.Sprintf("%s is not edition %s of %s: %s, and that edition ends in %d",
			unknown.file.Name, n.Edition, s.Card.Short, unknown.why, described.Recognise.Years.Last),
			"name another edition")
	case best != nil && (described == nil && best.isSure || described != nil && best.card.Edition != described.Edition):
		return entente.Card{}, false, refuse(fmt.Sprintf("%s is edition %s of %s, not %s: %s", best.file.Name,
			best.card.Edition, s.Card.Short, n.Edition, best.why),
			"leave --edition out: it is recognised")
	case described != nil && !n.Published.IsZero() && n.Published != described.Published:
		return entente.Card{}, false, invalid(s, fmt.Sprintf("edition %s of %s was published on %s, as its card has it",
			described.Edition, s.Card.Short, described.Published),
			"leave --published out")
	case described != nil:
		return *described, false, nil
	case n.Published.IsZero():
		return entente.Card{}, false, invalid(s, fmt.Sprintf(
			"no card describes edition %s of %s, so its date of publication has to be given", n.Edition, s.Card.Short),
			"add --published with a day, a month or a year: questions with --known-at before it do not see "+
				"this edition")
	}
	return unnamed(s.Card, n), true, nil
}

// unnamed is the card of an edition that nobody described: what holds for every edition of the
// dataset, and the name and date that were given. It claims neither the citation of another edition
// nor to be complete; the years are filled in when the rows have been read.
func unnamed(c entente.Card, n Naming) entente.Card {
	c.Edition, c.Published, c.From, c.To, c.Partial = n.Edition, n.Published, n.From, n.To, true
	c.Citation = fmt.Sprintf("%s. %s, edition %s, published %s, as named by whoever imported it.", c.Publisher, c.Title,
		n.Edition, n.Published)
	c.Attribution = c.Short + " " + n.Edition
	c.Pitfalls = []string{"No card describes this edition. Name and date of publication were given at the " +
		"import, the " +
		"years too or they are those found in the files, " +
		"and whether the files are whole is not known: that something is not in them says nothing."}
	c.Recognise = nil
	return c
}

func find(cards []entente.Card, is func(entente.Card) bool) *entente.Card {
	if i := slices.IndexFunc(cards, is); i >= 0 {
		return &cards[i]
	}
	return nil
}

// apart is the refusal of two files that are of different editions.
func apart(s entente.Source, a, b *sighting) error {
	say := func(x *sighting) string {
		name := x.unknown
		if x.card != nil {
			name = x.card.Edition
		}
		return fmt.Sprintf("%s is edition %s (%s)", x.file.Name, name, x.why)
	}
	return refuse(fmt.Sprintf("these files of %s are not of one edition: %s, %s", s.Card.Short, say(a), say(b)),
		"import each edition with a command of its own")
}

// known lists the editions that cards describe: "5.1 (to 2018) and 4.01 (to 2016)".
func known(s entente.Source) string {
	var names []string
	for _, c := range editions(s) {
		name := c.Edition
		if !c.To.IsZero() {
			name += fmt.Sprintf(" (to %d)", c.To.Year)
		}
		names = append(names, name)
	}
	return strings.Join(names, " and ")
}

func nameIt(s entente.Source, x *sighting) string {
	if x.isEnd() {
		return fmt.Sprintf("to keep it apart from these: entente import %s --edition NAME --published DATE FILE…; "+
			"if it is a part of a known one, --edition with its name", s.Card.Dataset)
	}
	return fmt.Sprintf("to keep it apart from these: entente import %s --edition %s --published DATE FILE…",
		s.Card.Dataset, x.unknown)
}

// sameName compares the names of editions: v2016 is 2016, and 3.0 is 3.
func sameName(a, b string) bool {
	plain := func(s string) string {
		if len(s) > 1 && (s[0] == 'v' || s[0] == 'V') && s[1] >= '0' && s[1] <= '9' {
			return s[1:]
		}
		return s
	}
	return same(plain(a), plain(b))
}

// lastOf is the last year in the file of a role.
func lastOf(c entente.Card, role string) int {
	for _, f := range c.Recognise.Files {
		if f.Role == role && f.Last > 0 {
			return f.Last
		}
	}
	return c.Recognise.Years.Last
}

func rowsOf(c entente.Card, role string) int {
	if c.Recognise == nil {
		return 0
	}
	for _, f := range c.Recognise.Files {
		if f.Role == role && f.Rows > 0 {
			return f.Rows
		}
	}
	return 0
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func refuse(message, hint string) error {
	return &entente.Error{Code: entente.CodeUnprocessable, Op: "source.Prepare", Message: message, Hint: hint}
}
