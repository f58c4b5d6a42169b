package lexicon

import (
	_ "embed"
	"strings"
)

// koreanFile holds the Korean pieces: nouns, stems and endings. A Korean word is cut into pieces of this list,
// longest first; a word that cannot be cut completely is not understood.
//
//go:embed korean.csv
var koreanFile []byte

// longestPiece is how many syllables the longest piece may have.
const longestPiece = 14

// CutKorean cuts a Korean word into pieces of the lexicon. It takes the cut with the fewest pieces,
// among those the one whose first piece is longest; ok is false where no cut uses up the word.
// O(n·longestPiece) for n syllables.
func CutKorean(word string) (pieces []string, ok bool) {
	var at []int // byte offsets of syllables, and the end
	for i := range word {
		at = append(at, i)
	}
	n := len(at)
	at = append(at, len(word))
	best := make([]int, n+1) // fewest pieces from syllable i on; 0 where there is no cut
	take := make([]int, n+1)
	for i := n - 1; i >= 0; i-- {
		for j := min(n, i+longestPiece); j > i; j-- {
			if _, known := Speech.Sense(word[at[i]:at[j]]); !known || j < n && best[j] == 0 {
				continue
			}
			if best[i] == 0 || best[j]+1 < best[i] {
				best[i], take[i] = best[j]+1, j
			}
		}
	}
	if n == 0 || best[0] == 0 {
		return nil, false
	}
	for i := 0; i < n; i = take[i] {
		pieces = append(pieces, word[at[i]:at[take[i]]])
	}
	return pieces, true
}

// addKorean puts the Korean pieces into the lexicon.
func (l *lexicon) addKorean() {
	for _, r := range table("korean.csv", koreanFile) {
		for p := range strings.FieldsSeq(r["pieces"]) {
			if _, ok := l.phrases[p]; !ok {
				l.phrases[p] = entry{sense: senseOf(r), rule: len(l.phrases)}
			}
		}
	}
}
