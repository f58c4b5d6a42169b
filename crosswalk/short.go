package crosswalk

import "slices"

// lastResort reads a word that nothing else has read: a name of four letters with one wrong ("Irna"), or a
// word of four letters that is one edit from a name of five ("Chna"). The first letter must agree or be left out, only
// one actor may be so near, and a word of English is none. It says how many tokens to go on.
func (s *scanner) lastResort(i int) int {
	t := s.tokens[i]
	if len(t.text) < 4 || len(t.text) > 5 || t.isUpper && !s.isShouted || t.isDotted || t.isHyphen ||
		isCommon(t.text) || s.c.names.isWord(t.text) {
		return 1
	}
	mask, a := letters(t.text), []rune(t.text)
	var rows []nameRow
	for _, v := range s.c.names.words {
		if len(v.word) < 4 || len(v.word) > 5 || len(v.word) == 5 && len(t.text) == 5 || v.isCapital ||
			v.word[0] != t.text[0] && v.word[1:] != t.text {
			continue
		}
		if found := s.c.names.spoken[v.word]; isPlainName(found) && distance(a, []rune(v.word), 1) <= 1 {
			rows = append(rows, pick(found, s.date)...)
		}
	}
	isOne := len(rows) > 0 && !slices.ContainsFunc(rows, func(r nameRow) bool { return r.actor != rows[0].actor })
	if isOne && !isQuestionTypo(a, mask, 1) {
		s.add(s.tokens[i:i+1], rows, howMisspelt, 1)
	}
	return 1
}

// isPlainName says whether the rows are the name of a state and no adjective or word of a phrase.
func isPlainName(rows []nameRow) bool {
	return len(rows) > 0 && slices.Contains([]string{howName, howShort, howFormer, howEra}, rows[0].how)
}
