package crosswalk

import "strings"

// Words that are an actor's only in some company. "us" in small letters is a pronoun, unless an article
// stands before it ("the us"), a hyphen joins it to another word ("us-korea"), or the next word is one
// that a pronoun does not go before ("us allies"), and no verb that takes a pronoun stands before it.
var (
	shy    = set("us un roc car prc")
	afters = set("ally allies allied alliance alliances partner partners partnership treaty treaties " +
		"military forces troops government relations aid exports imports trade president policy")
	takers = set("tell give show let help for to of with from among against around lets allow join gives " +
		"shows tells helps send remind between")
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// isMeant says whether the words i to j mean the actor whose name they spell.
func (s *scanner) isMeant(i, j int, rows []nameRow) bool {
	if rows[0].how == howCapital {
		return !s.isTreaty(i, j)
	}
	if i != j {
		return true
	}
	t := s.tokens[i]
	if !shy[t.text] || t.isDotted || t.isUpper && !s.isShouted {
		return true
	}
	before, after := s.word(i-1), s.word(j+1)
	if before == "the" || t.isHyphen || j+1 < len(s.tokens) && s.tokens[j+1].isHyphen {
		return true
	}
	return afters[after] && !takers[before]
}

// A capital that names a document or a meeting is no government: the Warsaw Pact, the Treaty of Rome.
var (
	papers = set("pact treaty treaties statute convention conventions protocol agreement agreements " +
		"declaration accord accords conference consensus summit process club memorandum charter")
)

func (s *scanner) isTreaty(i, j int) bool {
	return papers[s.word(j+1)] || s.word(i-1) == "of" && papers[s.word(i-2)]
}

// word is the folded text of a token, "" outside the text.
func (s *scanner) word(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	return s.tokens[i].text
}

// ISO codes that are English words, and so are codes only among small letters.
var wordCodes = set("and are can per nor mar gin gum ton cod ben cub dom hun tun mac pan pry sur ago alb " +
	"arm aus bel bes bra cab cog com cok den est fin fro gab gin guy ida irl jam lie lux may mad mic " +
	"mus nam pol prt qat sen sin sun tog tut use van was abw bat")
