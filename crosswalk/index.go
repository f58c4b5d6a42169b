package crosswalk

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"entente"
)

// nameRow is one meaning of a name.
type nameRow struct {
	name   string
	actor  entente.ActorID
	how    string
	period entente.Period
}

// index finds names by their key. The rows of a key keep the order of the table, which is the order of
// preference.
type index struct {
	strict map[string][]nameRow // what data files write
	spoken map[string][]nameRow // what people write
	prefix map[string]bool      // the beginnings of spoken names, word by word
	words  []vocabulary         // the words of spoken names, for corrections
	// spellings are the keys of strict, for the search of near ones
	spellings func() []spelling
	split     splitter                     // while the table is read
	pairs     map[string][]entente.ActorID // Korean contractions: one actor for each syllable
}

func (c *Crosswalk) loadNames() error {
	rows, err := readTable("names.csv", 6)
	if err != nil {
		return err
	}
	ix := index{strict: make(map[string][]nameRow, len(rows)), spoken: make(map[string][]nameRow, len(rows)),
		prefix: make(map[string]bool, len(rows))}
	for _, r := range rows {
		p, err := r.period(4, 5)
		if err != nil {
			return err
		}
		n := nameRow{r.cells[0], entente.ActorID(r.cells[1]), r.cells[2], p}
		if _, ok := c.actors[n.actor]; !ok && n.how != howNot {
			return r.broken("there is no actor " + r.cells[1])
		}
		ix.add(n)
	}
	for _, a := range c.sorted {
		if a.Korean != "" {
			ix.add(nameRow{name: a.Korean, actor: a.ID, how: howKorean})
		}
	}
	ix.collectWords()
	ix.spellings = sync.OnceValue(ix.allSpellings)
	c.names = ix
	return c.loadPairs()
}

func (ix *index) add(n nameRow) {
	k := ix.split.key(n.name)
	isSource := strings.HasPrefix(n.how, "source:")
	switch {
	case isSource: // a publisher's own spelling goes before what people mean by the word
		i := 0
		for i < len(ix.strict[k]) && strings.HasPrefix(ix.strict[k][i].how, "source:") {
			i++
		}
		ix.strict[k] = slices.Insert(ix.strict[k], i, n)
		return
	case n.how != howDemonym && n.how != howCapital && n.how != howNot:
		ix.strict[k] = append(ix.strict[k], n)
	}
	ix.spoken[k] = append(ix.spoken[k], n)
	for i := range len(k) {
		if k[i] == ' ' {
			ix.prefix[k[:i]] = true
		}
	}
}

// collectWords fills the vocabulary with the words of Latin script, sorted.
func (ix *index) collectWords() {
	isCapital := make(map[string]bool, len(ix.spoken))
	for k, rows := range ix.spoken {
		for w := range strings.SplitSeq(k, " ") {
			if len(w) > 0 && w[0] < utf8.RuneSelf {
				only, seen := isCapital[w]
				isCapital[w] = rows[0].how == howCapital && (only || !seen)
			}
		}
	}
	ix.words = make([]vocabulary, 0, len(isCapital))
	for w, is := range isCapital {
		ix.words = append(ix.words, vocabulary{w, letters(w), is})
	}
	slices.SortFunc(ix.words, func(a, b vocabulary) int { return strings.Compare(a.word, b.word) })
	ix.split = splitter{}
}

// spelling is a name of data files in the form in which distances are measured.
type spelling struct {
	name string
	key  []rune
	mask uint32
}

// allSpellings is made when the first name is unknown, because most runs know all.
func (ix *index) allSpellings() []spelling {
	out := make([]spelling, 0, len(ix.strict))
	for k, rows := range ix.strict {
		out = append(out, spelling{rows[0].name, []rune(k), letters(k)})
	}
	return out
}

// pick chooses among the meanings of a name those that were valid at the date: first those of its last
// day, then those of some other day in it, as CodeAt does. A name that was not in use then keeps all of
// its meanings, because people ask about the Soviet Union today.
func pick(rows []nameRow, d entente.Date) []nameRow {
	if len(rows) == 1 {
		return rows
	}
	d = orToday(d)
	last := d.Last()
	var valid, other []nameRow
	for _, r := range rows {
		if r.period.At(last) {
			valid = append(valid, r)
		} else if r.period.At(d) {
			other = append(other, r)
		}
	}
	if valid = append(valid, other...); valid == nil {
		return rows
	}
	return valid
}
